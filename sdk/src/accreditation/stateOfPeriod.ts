import type { HubSummary, Period } from "../hubs/types.ts";
import type { UnixTime } from "../ids.ts";

/** What became of a period. */
export type PeriodState = "running" | "suspended" | "ended" | "withdrawn";

/**
 * Tells what became of a period; only a hub's newest one can run or be suspended.
 *
 * @param args - The period, its place in the hub's history from 0, the hub as `hubs.list` read it, and the chain's time.
 *
 * @example
 * import { accreditation, type hubs, type UnixTime } from "@cairn/sdk";
 *
 * function states(hub: hubs.HubSummary, periods: readonly hubs.Period[], now: UnixTime) {
 *   return periods.map((period, index) => accreditation.stateOfPeriod({ period, index, hub, now }));
 * }
 */
export function stateOfPeriod(args: {
  period: Period;
  index: number;
  hub: HubSummary;
  now: UnixTime;
}): PeriodState {
  const { period, index, hub, now } = args;
  if (period.withdrawnEnd !== null) return "withdrawn";
  if (index + 1 !== hub.periods || hub.closedAt !== null) return "ended";
  if (isSuspended({ period, now })) return "suspended";
  return hub.accredited && isUncut(period) ? "running" : "ended";
}

/** Whether a period can be reinstated. */
export function isSuspended({ period, now }: { period: Period; now: UnixTime }): boolean {
  return period.suspended && period.withdrawnEnd === null && now < period.until;
}

/** Whether nobody cut a period short. */
export function isUncut({ end, until }: Period): boolean {
  return end === until;
}
