import { afterThisSecond, within } from "./time.ts";
import type { Hub, Period, World } from "./World.ts";
import { hasKind } from "./World.ts";

/** What the accreditation of a hub says of one kind at one time, from weakest to strongest. */
export const STATUS = { none: 0, outOfScope: 1, withdrawn: 2, accredited: 3 } as const;
type Status = (typeof STATUS)[keyof typeof STATUS];

/** Whether an account may accredit now. */
export function isInOffice(world: World, account: string): boolean {
  const mandate = world.accreditors.get(account);
  return mandate !== undefined && mandate.dismissedAt === 0 && world.time < mandate.until;
}

/** The period under which a hub may attest now. */
export function runningPeriod(world: World, hub: Hub): Period | undefined {
  const newest = hub.periods.at(-1);
  return newest?.open && world.time < newest.end ? newest : undefined;
}

/** The newest period, if it is suspended and can still be reinstated. */
export function suspendedPeriod(world: World, hub: Hub): Period | undefined {
  const newest = hub.periods.at(-1);
  return newest?.suspended && newest.withdrawnEnd === 0 && world.time < newest.until ? newest : undefined;
}

/** Ends the running period after this second; a suspended one has ended and can be reinstated no more. */
export function endPeriod(world: World, period: Period): void {
  if (period.suspended) period.suspended = false;
  else period.end = afterThisSecond(world.time);
  period.open = false;
}

/** Opens a period from now on. */
export function openPeriod(
  world: World,
  hub: Hub,
  granted: { accreditor: string; kinds: number; until: number },
): number {
  const { until } = granted;
  hub.periods.push({
    ...granted,
    from: world.time,
    end: until,
    withdrawnEnd: 0,
    proposedSince: 0,
    suspended: false,
    open: true,
  });
  return hub.periods.length - 1;
}

/**
 * What the history says. A period speaks for the times from its start to the second in which its successor starts: in
 * that second both do, and the better answer counts, the newer one of two equals.
 */
export function judge({ hub, kind, time }: { hub: Hub; kind: number; time: number }): {
  status: Status;
  index: number;
} {
  let best: { status: Status; index: number } = { status: STATUS.none, index: 0 };
  for (const [index, period] of hub.periods.entries()) {
    const successor = hub.periods[index + 1];
    if (time < period.from || (successor !== undefined && time > successor.from)) continue;
    const status = statusOf({ period, kind, time });
    if (status !== STATUS.none && status >= best.status) best = { status, index };
  }
  return best;
}

function statusOf({ period, kind, time }: { period: Period; kind: number; time: number }): Status {
  const { from, end, withdrawnEnd } = period;
  const covered = within({ time, from, until: end });
  if (!covered && !within({ time, from, until: withdrawnEnd })) return STATUS.none;
  if (!hasKind(period.kinds, kind)) return STATUS.outOfScope;
  return covered ? STATUS.accredited : STATUS.withdrawn;
}
