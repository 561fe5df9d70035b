import { isUncut } from "../../accreditation/stateOfPeriod.ts";
import type { Hub, Period } from "../../hubs/types.ts";

/** Whether a period of a hub counts at a time and from then on: one that was cut in that very second does not. */
export function runsAt({ closedAt }: Pick<Hub, "closedAt">, period: Period, time: number): boolean {
  return closedAt === null && isUncut(period) && period.from <= time && time < period.until;
}
