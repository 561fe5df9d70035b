import type { About } from "./Contestant.ts";
import type { Guarantee } from "./guarantees.ts";
import type { Compared } from "./results.ts";

export type Goal = { readonly goal: string; readonly measured: string; readonly met: boolean };

/** How much more than the floor issuing may cost. */
const MOST_TO_FLOOR = 1.25;
/** Where it is told: to a new learner, to a returning one, and each in a batch. */
const TOLD = /^issue\/(?:1|100)\//u;

export function goalsOf({
  contestants,
  scenarios,
}: {
  contestants: readonly About[];
  scenarios: readonly Compared[];
}): readonly Goal[] {
  const told = scenarios.filter(({ id }) => TOLD.test(id));
  const toFloor = told.map(
    ({ id, toFloor = Number.POSITIVE_INFINITY }): Goal => ({
      goal: `${id}: at most ${MOST_TO_FLOOR} times the floor`,
      measured: toFloor.toFixed(3),
      met: toFloor <= MOST_TO_FLOOR,
    }),
  );
  const cheaper = scenarios.flatMap((scenario) => cheaperPeers(scenario, contestants));
  const equal = cheaper.filter(({ lacks }) => lacks.length === 0);
  return [
    ...toFloor,
    {
      goal: "no scenario in which a peer with the same guarantees is cheaper",
      measured: equal.map(({ scenario, peer }) => `${peer}: ${scenario}`).join(", ") || "none",
      met: equal.length === 0,
    },
  ];
}

/** Who pays less than Cairn for a scenario, and what it lacks. */
export function cheaperPeers(
  { id, figures }: Compared,
  contestants: readonly About[],
): readonly { readonly scenario: string; readonly peer: string; readonly lacks: readonly Guarantee[] }[] {
  const ours = figures.cairn?.gas ?? Number.POSITIVE_INFINITY;
  const isPrivate = /^anchor|^claim|private|cohort/u.test(id);
  const guaranteesOf = (one: About | undefined): readonly Guarantee[] =>
    (isPrivate ? one?.privately : one?.publicly)?.guarantees ?? [];
  const wanted = guaranteesOf(contestants.find((one) => one.id === "cairn"));
  return contestants
    .filter((one) => one.id !== "cairn" && one.id !== "floor")
    .filter((one) => (figures[one.id]?.gas ?? Number.POSITIVE_INFINITY) < ours)
    .map((one) => ({
      scenario: id,
      peer: one.id,
      lacks: wanted.filter((guarantee) => !guaranteesOf(one).includes(guarantee)),
    }));
}
