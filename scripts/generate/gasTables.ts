import type { About } from "../../bench/gas/Contestant.ts";
import { cheaperPeers } from "../../bench/gas/goals.ts";
import type { Guarantee } from "../../bench/gas/guarantees.ts";
import { GUARANTEES } from "../../bench/gas/guarantees.ts";
import type { Compared, Results } from "../../bench/gas/results.ts";
import type { Bar } from "../../bench/lib/plot.ts";
import { barChart } from "../../bench/lib/plot.ts";
import { markdown, whole } from "./markdown.ts";

/** What the README shows, and how it calls it there. */
const SHOWN: readonly (readonly [id: string, title: string])[] = [
  ["issue/1/new", "issue one public record, new learner"],
  ["issue/1/returning", "the same, returning learner"],
  ["issue/100/returning", "each of 100 issued together, returning learners"],
  ["anchor/15385", "attest 15,385 in private, in all"],
  ["claim/15385/returning", "claim one of them as a public record"],
  ["revoke/public", "revoke one public record"],
  ["check/public", "a contract checks one public record"],
  ["check/private/15385", "a contract checks one of 15,385 in private"],
];
/** Everybody but the variant of EAS. */
const SHOWN_COLUMNS = ["cairn", "floor", "documentStore", "tutorial", "otterspace", "eas", "verax"];
const COHORT = 15_385;

/** The short comparison of the README. */
export function gasComparison({ contestants, scenarios }: Results): string {
  const columns = SHOWN_COLUMNS.map((id) => contestantOf(contestants, id));
  const rows = SHOWN.map(([id, title]) => {
    const scenario = scenarioOf(scenarios, id);
    const items = id.startsWith("anchor/") ? 1 : scenario.items;
    return [title, ...columns.map((column) => eachOf(scenario, column.id, items)), ratioOf(scenario)];
  });
  return markdown(["gas", ...columns.map(({ name }) => name), "Cairn / floor"], rows);
}

/** Every scenario, what each system promises, and where another is cheaper. */
export function gasTables(results: Results): Readonly<Record<string, string>> {
  const { contestants, scenarios } = results;
  const names = contestants.map(({ name }) => name);
  const all = scenarios.map((scenario) => [
    scenario.title,
    ...contestants.map(({ id }) => eachOf(scenario, id, scenario.items)),
    ratioOf(scenario),
  ]);
  const sent = scenarios
    .filter(({ id }) => /^issue\/\d{3,}/u.test(id))
    .map((scenario) => [scenario.title, ...contestants.map(({ id }) => transactionsOf(scenario, id))]);
  return {
    gasScenarios: markdown(["gas for each record", ...names, "Cairn / floor"], all),
    gasTransactions: markdown(["transactions", ...names], sent),
    gasDoes: markdown(
      ["", "public record", "cohort in private", "compiled by"],
      contestants.map(({ name, publicly, privately, source, licence }) => [
        name,
        publicly?.does ?? "–",
        privately?.does ?? "–",
        `${source} (${licence})`,
      ]),
    ),
    gasPublicGuarantees: guaranteesTable(contestants, "publicly"),
    gasPrivateGuarantees: guaranteesTable(contestants, "privately"),
    gasCheaper: cheaperTable(results),
  };
}

/** The pictures of the README. */
export function gasCharts({ contestants, scenarios }: Results): Readonly<Record<string, string>> {
  const barsOf = (id: string, perRecord: boolean): readonly Bar[] => {
    const { figures, items } = scenarioOf(scenarios, id);
    return contestants
      .flatMap((one): Bar[] => {
        const gas = figures[one.id]?.gas;
        if (gas === undefined) return [];
        const value = perRecord ? gas / items : gas;
        return [{ label: one.name, value, text: whole(value), tone: toneOf(one) }];
      })
      .sort((a, b) => a.value - b.value);
  };
  return {
    "gas-issue.svg": barChart({
      title: "Gas for one public record",
      note: "To a learner who has one already. What each stores and checks differs: see bench/README.md.",
      groups: [
        { title: "issued alone", bars: barsOf("issue/1/returning", true) },
        { title: "each of 100 issued together", bars: barsOf("issue/100/returning", true) },
      ],
    }),
    "gas-cohort.svg": barChart({
      title: `Gas to attest ${whole(COHORT)} records, in all`,
      note: "Logarithmic. In private only a Merkle root reaches the chain; each record can be checked, and revoked.",
      groups: [
        { title: "in private, by one root", bars: barsOf(`anchor/${COHORT}`, false) },
        { title: "in public, to new learners", bars: barsOf(`issue/${COHORT}/new`, false) },
      ],
      scale: "logarithmic",
    }),
  };
}

function guaranteesTable(contestants: readonly About[], mode: "publicly" | "privately"): string {
  const able = contestants.filter((one) => one[mode] !== undefined);
  const promised = (Object.keys(GUARANTEES) as Guarantee[]).filter((guarantee) =>
    able.some((one) => one[mode]?.guarantees.includes(guarantee)),
  );
  const rows = promised.map((guarantee) => [
    `**${guarantee}**: ${GUARANTEES[guarantee]}`,
    ...able.map((one) => (one[mode]?.guarantees.includes(guarantee) === true ? "yes" : "")),
  ]);
  return markdown(["", ...able.map(({ name }) => name)], rows);
}

/** Of the scenarios with a size, one size stands for all. */
function cheaperTable({ contestants, scenarios }: Results): string {
  const rows = scenarios
    .filter(({ id }) => !/\/\d+/u.test(id) || id.includes(`/${COHORT}`))
    .flatMap((scenario) =>
      cheaperPeers(scenario, contestants).map(({ peer, lacks }) => [
        scenario.title,
        contestantOf(contestants, peer).name,
        eachOf(scenario, peer, scenario.items),
        eachOf(scenario, "cairn", scenario.items),
        lacks.join(", "),
      ]),
    );
  return markdown(["where another is cheaper", "who", "gas for each record", "Cairn", "lacks"], rows);
}

function toneOf({ id }: About): "ours" | "floor" | "other" {
  if (id === "cairn") return "ours";
  return id === "floor" ? "floor" : "other";
}

function eachOf({ figures }: Compared, id: string, items: number): string {
  const gas = figures[id]?.gas;
  if (gas === undefined) return "–";
  const each = gas / items;
  return each < 100 ? each.toFixed(1) : whole(each);
}

function ratioOf({ toFloor }: Compared): string {
  return toFloor?.toFixed(2) ?? "";
}

function transactionsOf({ figures }: Compared, id: string): string {
  const figure = figures[id];
  if (figure === undefined) return "–";
  const count = whole(figure.transactions);
  return figure.computed === true ? `${count}, computed` : count;
}

function scenarioOf(scenarios: readonly Compared[], id: string): Compared {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`bench/results/gas.json has no scenario ${id}`);
  return scenario;
}

function contestantOf(contestants: readonly About[], id: string): About {
  const contestant = contestants.find((one) => one.id === id);
  if (contestant === undefined) throw new Error(`bench/results/gas.json has nobody called ${id}`);
  return contestant;
}
