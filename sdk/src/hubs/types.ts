import type { HubRegistry } from "../contracts/HubRegistry.ts";
import type { IHubRegistry, IRecordLens } from "../contracts/RecordLens.ts";
import type { Address, ContentHash, HubId, UnixTime } from "../ids.ts";
import { address, contentHash, hubId, unixTime } from "../ids.ts";
import type { Kinds } from "../kinds.ts";
import { kindsFromBitmap } from "../kinds.ts";

/** A hub, as the `HubRegistry` holds it. */
export interface Hub {
  readonly id: HubId;
  readonly name: string;
  /** Who governs it. */
  readonly admin: Address;
  /** Since when this admin does: later than `registeredAt` once the hub changed hands. */
  readonly adminSince: UnixTime;
  readonly registeredAt: UnixTime;
  /** When it closed for good; null while open. */
  readonly closedAt: UnixTime | null;
  /** Who may accept to become its admin; null for nobody. */
  readonly pendingAdmin: Address | null;
  /** Hash of its public profile. */
  readonly profile: ContentHash;
}

/** A hub with its newest period of accreditation. */
export interface HubSummary extends Hub {
  /** How many periods its history has. */
  readonly periods: number;
  /** The newest; null where it never had one. */
  readonly newest: Period | null;
  /** Whether it is accredited for anything now. */
  readonly accredited: boolean;
}

/** A period of accreditation: `[from, end)`. */
export interface Period {
  readonly from: UnixTime;
  /** Until when it was granted. */
  readonly until: UnixTime;
  /** Where it ends in fact: `until`, or earlier once suspended, renewed, ended or withdrawn. */
  readonly end: UnixTime;
  /** Where it ended before it was withdrawn for the past; null while it is not. */
  readonly withdrawnEnd: UnixTime | null;
  /** Time that its accreditor proposed to withdraw it from; null for none. */
  readonly proposedSince: UnixTime | null;
  readonly suspended: boolean;
  readonly kinds: Kinds;
  readonly accreditor: Address;
}

const NOBODY = `0x${"0".repeat(40)}`;

/** Reads a hub of the chain. */
export function hubFrom(id: HubId, hub: IHubRegistry.HubStructOutput | HubRegistryHub): Hub {
  return {
    id,
    name: hub.name,
    admin: address(hub.admin),
    adminSince: unixTime(hub.adminSince),
    registeredAt: unixTime(hub.registeredAt),
    closedAt: timeOrNull(hub.closedAt),
    pendingAdmin: hub.pendingAdmin === NOBODY ? null : address(hub.pendingAdmin),
    profile: contentHash(hub.profile),
  };
}

type HubRegistryHub = Awaited<ReturnType<HubRegistry["hubOf"]>>;

/** Reads a hub's summary. */
export function summaryFrom(summary: IRecordLens.HubSummaryStructOutput): HubSummary {
  const periods = Number(summary.periods);
  return {
    ...hubFrom(hubId(summary.id), summary.hub),
    periods,
    newest: periods === 0 ? null : periodFrom(summary.newest),
    accredited: summary.accredited,
  };
}

/** Reads a period of the chain. */
export function periodFrom(period: IHubRegistry.PeriodStructOutput): Period {
  return {
    from: unixTime(period.from),
    until: unixTime(period.until),
    end: unixTime(period.end),
    withdrawnEnd: timeOrNull(period.withdrawnEnd),
    proposedSince: timeOrNull(period.proposedSince),
    suspended: period.suspended,
    kinds: kindsFromBitmap(period.kinds),
    accreditor: address(period.accreditor),
  };
}

/** A time that the chain holds as 0 for none. */
export function timeOrNull(value: bigint): UnixTime | null {
  return value === 0n ? null : unixTime(value);
}
