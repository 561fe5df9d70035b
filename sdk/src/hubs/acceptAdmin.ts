import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId } from "../ids.ts";

/**
 * Accepts a hub that was offered (`HubRegistry.acceptHubAdmin`).
 *
 * @param client - The network, with the new admin as signer.
 * @param args - The hub.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown` or `HubPendingAdminOnly`; the codes of
 * `Action.send`.
 *
 * @example
 * import { type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function accept(successor: Client, hub: HubId) {
 *   await hubs.acceptAdmin(successor, { hub }).send();
 *   return (await hubs.get(successor, hub)).admin;
 * }
 */
export function acceptAdmin(client: Client, args: { hub: HubId }): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("acceptHubAdmin", [args.hub]),
    event: "HubAdminTransferred",
    result: () => undefined,
  });
}
