import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { HubId } from "../ids.ts";
import type { Hub } from "./types.ts";
import { hubFrom } from "./types.ts";

/**
 * Reads a hub (`HubRegistry.hubOf`).
 *
 * @param client - The network.
 * @param hub - Its id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`.
 *
 * @example
 * import { type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function isOpen(client: Client, hub: HubId) {
 *   return (await hubs.get(client, hub)).closedAt === null;
 * }
 */
export async function get(client: Client, hub: HubId): Promise<Hub> {
  return hubFrom(hub, await chainCall(() => hubRegistry(client).hubOf(hub)));
}
