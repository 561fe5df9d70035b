import { ZeroAddress } from "ethers";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address, HubId } from "../ids.ts";

/**
 * Offers a hub to another admin (`HubRegistry.transferHubAdmin`); null takes the offer back. Admin only.
 *
 * @param client - The network, with the admin as signer.
 * @param args - The hub, and whom to offer it to.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown` or `HubAdminOnly`; the codes of `Action.send`.
 *
 * @example
 * import { type Address, type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function offer(admin: Client, hub: HubId, to: Address) {
 *   await hubs.transferAdmin(admin, { hub, to }).send();
 * }
 */
export function transferAdmin(client: Client, args: { hub: HubId; to: Address | null }): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("transferHubAdmin", [
      args.hub,
      args.to ?? ZeroAddress,
    ]),
    event: "HubAdminTransferStarted",
    result: () => undefined,
  });
}
