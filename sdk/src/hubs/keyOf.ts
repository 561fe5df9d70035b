import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Hex, HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import { timeOrNull } from "./types.ts";

/** When an assertion key signs for a hub: `[from, until)`. */
export interface KeyWindow {
  readonly from: UnixTime;
  readonly until: UnixTime;
  /** Since when its signatures count for nothing; null for never. */
  readonly compromisedSince: UnixTime | null;
}

/**
 * Reads an assertion key's window (`HubRegistry.keyOf`).
 *
 * @param client - The network.
 * @param args - The hub, and Keccak-256 of the multikey.
 * @returns The window; null for a key that the hub never added.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, type Hex, type HubId, hubs, type UnixTime } from "@cairn/sdk";
 *
 * async function signsAt(client: Client, hub: HubId, keyHash: Hex, time: UnixTime) {
 *   const key = await hubs.keyOf(client, { hub, keyHash });
 *   return key !== null && key.from <= time && time < (key.compromisedSince ?? key.until);
 * }
 */
export async function keyOf(client: Client, args: { hub: HubId; keyHash: Hex }): Promise<KeyWindow | null> {
  const key = await chainCall(() => hubRegistry(client).keyOf(args.hub, args.keyHash));
  if (key.from === 0n) return null;
  return {
    from: unixTime(key.from),
    until: unixTime(key.until),
    compromisedSince: timeOrNull(key.compromisedSince),
  };
}
