import type { ClaimRun } from "./claims.ts";
import type { Goal, Runs } from "./results.ts";

/** How much larger the memory may be in the last quarter of the time than in the second. */
const MOST_GROWTH = 1.15;
/** Parts of the capacity: what is offered at least, and what is done at least. */
const LEAST_OFFERED = 1.9;
const LEAST_DONE = 0.75;

/** What has to be so of the runs with this many learners. */
export function goalsOf({ batched, single, overload: over }: Runs, learners: number): readonly Goal[] {
  const whole = (name: string, run: ClaimRun): Goal => ({
    goal: `${name}: every claim on the chain once, though the relay is killed`,
    measured: `claims: ${run.claims}, lost: ${run.lost}, doubled: ${run.doubled}, kills: ${run.kills}`,
    met: run.claims === learners && run.lost === 0 && run.doubled === 0 && run.kills === 1,
  });
  const goals: Goal[] = [
    whole("batched", batched),
    whole("one by one", single),
    {
      goal: "a claim costs less gas in a batch",
      measured: `${batched.gasEach} instead of ${single.gasEach}`,
      met: batched.gasEach < single.gasEach,
    },
  ];
  if (over === null) return goals;
  return [
    ...goals,
    {
      goal: `it is offered ${LEAST_OFFERED} times its capacity or more`,
      measured: `${over.offered} of ${over.capacity} a second`,
      met: over.offered >= LEAST_OFFERED * over.capacity,
    },
    {
      goal: "it refuses with 429 and Retry-After, and gives no other answer",
      measured: `${over.refused} refused, ${over.accepted} accepted, ${over.other} other${detailsOf(over.others)}`,
      met: over.refused > 0 && over.accepted > 0 && over.other === 0,
    },
    {
      goal: `it does not fall over, and does ${LEAST_DONE} of its capacity or more, all of it well`,
      measured: `${(over.done / over.seconds).toFixed(1)} of ${over.capacity} a second, ${over.failed} failed`,
      met: !over.hasFallen && over.done / over.seconds >= LEAST_DONE * over.capacity && over.failed === 0,
    },
    {
      goal: `its memory is flat: in the last quarter of the time less than ${Math.round((MOST_GROWTH - 1) * 100)} % above the second`,
      measured: `${over.memory.before} MiB, then ${over.memory.after} MiB`,
      met: over.memory.after < over.memory.before * MOST_GROWTH,
    },
  ];
}

function detailsOf(others: Readonly<Record<string, number>>): string {
  const all = Object.entries(others).map(([what, count]) => `${count} ${what}`);
  return all.length === 0 ? "" : ` (${all.join(", ")})`;
}
