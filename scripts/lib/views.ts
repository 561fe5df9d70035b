import { hubId } from "@cairn/sdk";
import type { Network } from "./network.ts";
import { table } from "./output.ts";
import type { HubState, HubSummary, PeriodState } from "./reads.ts";
import { readPeriods, stateOfHub, stateOfPeriod } from "./reads.ts";
import { formatKinds, formatTime } from "./values.ts";

/** A hub, as tasks print it. */
export type HubView = {
  readonly id: number;
  readonly name: string;
  readonly admin: string;
  readonly adminSince: number;
  readonly registeredAt: number;
  readonly closedAt: number | null;
  readonly profile: string;
  readonly state: HubState;
  /** End of the running or suspended period. */
  readonly until: number | null;
  readonly kinds: string;
};

/** A period of accreditation, as tasks print it. */
export type PeriodView = {
  readonly hub: number;
  readonly index: number;
  readonly state: PeriodState;
  readonly accreditor: string;
  readonly kinds: string;
  readonly from: number;
  readonly until: number;
  readonly end: number;
  readonly withdrawnEnd: number | null;
  readonly proposedSince: number | null;
};

/** Makes a hub readable. */
export function viewOfHub({ summary, now }: { summary: HubSummary; now: number }): HubView {
  const { hub, newest } = summary;
  const state = stateOfHub({ summary, now });
  const stands = state === "accredited" || state === "suspended";
  return {
    id: Number(summary.id),
    name: hub.name,
    admin: hub.admin,
    adminSince: Number(hub.adminSince),
    registeredAt: Number(hub.registeredAt),
    closedAt: optional(hub.closedAt),
    profile: hub.profile,
    state,
    until: stands ? Number(newest.until) : null,
    kinds: stands ? formatKinds(newest.kinds) : "",
  };
}

/** A hub's history of accreditation, oldest first. */
export async function viewPeriods({
  network,
  summary,
}: {
  network: Network;
  summary: HubSummary;
}): Promise<readonly PeriodView[]> {
  const periods = await readPeriods({ network, summary });
  return periods.map((period, index) => ({
    hub: hubId(summary.id),
    index,
    state: stateOfPeriod({ period, index, summary, now: network.now }),
    accreditor: period.accreditor,
    kinds: formatKinds(period.kinds),
    from: Number(period.from),
    until: Number(period.until),
    end: Number(period.end),
    withdrawnEnd: optional(period.withdrawnEnd),
    proposedSince: optional(period.proposedSince),
  }));
}

/** Periods as lines under a header. */
export function periodTable(periods: readonly PeriodView[]): string {
  const rows = periods.map((period) => [
    `${period.hub}`,
    `${period.index}`,
    period.proposedSince === null ? period.state : `${period.state}, withdrawal proposed`,
    formatTime(period.from),
    formatTime(period.end),
    period.accreditor,
    formatTime(period.proposedSince),
    period.kinds,
  ]);
  return table([["hub", "period", "state", "from", "end", "accreditor", "proposed since", "kinds"], ...rows]);
}

function optional(value: bigint): number | null {
  return value === 0n ? null : Number(value);
}
