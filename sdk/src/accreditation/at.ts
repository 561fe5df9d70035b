import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Period } from "../hubs/types.ts";
import { periodFrom } from "../hubs/types.ts";
import type { HubId, UnixTime } from "../ids.ts";
import type { Kind } from "../kinds.ts";

/** What accreditation says of a hub and a kind at a time, in the order of the contract's `AccreditationStatus`. */
export const ACCREDITATION_STATUSES = ["none", "outOfScope", "withdrawn", "accredited"] as const;

/** One of {@link ACCREDITATION_STATUSES}. */
export type AccreditationStatus = (typeof ACCREDITATION_STATUSES)[number];

/** What accreditation says, and the period that decides. */
export interface AccreditationAt {
  readonly status: AccreditationStatus;
  /** The period's place in the hub's history, from 0; null where none covers the time. */
  readonly index: number | null;
  readonly period: Period | null;
}

/**
 * Tells whether a hub is accredited for a kind at a time, and why (`HubRegistry.accreditationAt`).
 *
 * @param client - The network.
 * @param args - Hub, kind and time.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { accreditation, type Client, type HubId, kindOf, unixTime } from "@cairn/sdk";
 *
 * async function couldTeach(client: Client, hub: HubId) {
 *   const time = unixTime(new Date("2026-06-30T12:00:00Z"));
 *   const { status } = await accreditation.at(client, { hub, kind: kindOf("Course"), time });
 *   return status === "accredited";
 * }
 */
export async function at(
  client: Client,
  args: { hub: HubId; kind: Kind; time: UnixTime },
): Promise<AccreditationAt> {
  const { status, index, period } = await chainCall(() =>
    hubRegistry(client).accreditationAt(args.hub, args.kind, args.time),
  );
  const isNone = period.from === 0n;
  return {
    status: statusFrom(status),
    index: isNone ? null : Number(index),
    period: isNone ? null : periodFrom(period),
  };
}

/** Reads the contract's enum. */
export function statusFrom(value: bigint): AccreditationStatus {
  return ACCREDITATION_STATUSES[Number(value)] ?? "none";
}
