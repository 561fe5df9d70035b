import type { Client, hubs, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation } from "@cairn/sdk";
import { table } from "./output.ts";
import { readPeriods } from "./reads.ts";
import { formatKinds, formatTime } from "./values.ts";

/** A hub, as tasks print it. */
export type HubView = hubs.Hub & {
  readonly state: accreditation.HubState;
  /** End of the running or suspended period. */
  readonly until: number | null;
  /** Kinds of the running or suspended period. */
  readonly kinds: string;
};

/** A period of accreditation, as tasks print it. */
export type PeriodView = Omit<hubs.Period, "kinds" | "suspended"> & {
  readonly hub: number;
  readonly index: number;
  readonly state: accreditation.PeriodState;
  readonly kinds: string;
};

/** Makes a hub readable. */
export function viewOfHub({ hub, now }: { hub: hubs.HubSummary; now: UnixTime }): HubView {
  const { periods: _count, newest, accredited: _now, ...facts } = hub;
  const state = accreditation.stateOfHub({ hub, now });
  const standing = state === "accredited" || state === "suspended" ? newest : null;
  return {
    ...facts,
    state,
    until: standing?.until ?? null,
    kinds: standing === null ? "" : formatKinds(standing.kinds),
  };
}

/** A hub's history of accreditation, oldest first. */
export async function viewPeriods({
  client,
  hub,
  now,
}: {
  client: Client;
  hub: hubs.HubSummary;
  now: UnixTime;
}): Promise<readonly PeriodView[]> {
  const periods = await readPeriods({ client, hub: hub.id });
  return periods.map((period, index) => {
    const { suspended: _suspended, kinds, ...facts }: hubs.Period & { readonly kinds: Kinds } = period;
    const state = accreditation.stateOfPeriod({ period, index, hub, now });
    return { hub: hub.id, index, state, ...facts, kinds: formatKinds(kinds) };
  });
}

/** Periods as lines under a header. */
export function periodTable(periods: readonly PeriodView[]): string {
  const rows = periods.map((period) => [
    `${period.hub}`,
    `${period.index}`,
    period.state,
    formatTime(period.from),
    formatTime(period.end),
    period.accreditor,
    formatTime(period.proposedSince),
    period.kinds,
  ]);
  return table([
    ["hub", "period", "state", "from", "end", "accreditor", "withdrawal proposed", "kinds"],
    ...rows,
  ]);
}
