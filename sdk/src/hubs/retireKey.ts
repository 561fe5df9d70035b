import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Hex, HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Retires an assertion key from now on (`HubRegistry.retireKey`): what it signed before stays good.
 *
 * @param client - The network, with admin or manager as signer.
 * @param args - The hub, and Keccak-256 of the multikey.
 * @returns An action whose result is the time from which the key signs no more.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `StaffRoleMissing`, `KeyUnknown` or
 * `KeyAlreadyRetired`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, type Hex, type HubId, hubs } from "@cairn/sdk";
 *
 * async function retire(client: Client, hub: HubId, keyHash: Hex) {
 *   const { result: until } = await hubs.retireKey(client, { hub, keyHash }).send();
 *   return until;
 * }
 */
export function retireKey(client: Client, args: { hub: HubId; keyHash: Hex }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("retireKey", [args.hub, args.keyHash]),
    event: "KeyRetired",
    result: (event) => unixTime(event.args.until),
  });
}
