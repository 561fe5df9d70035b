import type { HubSummary } from "../hubs/types.ts";
import type { UnixTime } from "../ids.ts";
import { isSuspended, isUncut } from "./stateOfPeriod.ts";

/** What a hub may do now: only an accredited one attests. */
export type HubState = "accredited" | "suspended" | "lapsed" | "never accredited" | "closed";

/**
 * Tells what a hub may do from now on: a period that ended or was suspended in this very second no longer counts.
 *
 * @param args - The hub as `hubs.list` read it, and the chain's time.
 *
 * @example
 * import { accreditation, type Client, hubs, type UnixTime } from "@cairn/sdk";
 *
 * async function suspended(client: Client, now: UnixTime) {
 *   const all = await hubs.list(client);
 *   return all.filter((hub) => accreditation.stateOfHub({ hub, now }) === "suspended");
 * }
 */
export function stateOfHub({ hub, now }: { hub: HubSummary; now: UnixTime }): HubState {
  const { newest } = hub;
  if (hub.closedAt !== null) return "closed";
  if (newest === null) return "never accredited";
  if (isSuspended({ period: newest, now })) return "suspended";
  return hub.accredited && isUncut(newest) ? "accredited" : "lapsed";
}
