import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Closes a hub for good (`HubRegistry.closeHub`): its records stay valid, and its staff may still revoke. Admin only.
 *
 * @param client - The network, with the admin as signer.
 * @param args - The hub.
 * @returns An action whose result is the time of closing.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `HubAdminOnly` or `HubAlreadyClosed`; the codes of
 * `Action.send`.
 *
 * @example
 * import { type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function closeForGood(admin: Client, hub: HubId) {
 *   const { result: closedAt } = await hubs.close(admin, { hub }).send();
 *   return closedAt;
 * }
 */
export function close(client: Client, args: { hub: HubId }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("closeHub", [args.hub]),
    event: "HubClosed",
    result: (event) => unixTime(event.args.closedAt),
  });
}
