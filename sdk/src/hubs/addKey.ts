import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Hex, HubId, UnixTime } from "../ids.ts";
import { hex } from "../ids.ts";

/**
 * Adds a key that signs off-chain credentials for a hub in `[from, until)` (`HubRegistry.addKey`).
 *
 * @param client - The network, with admin or manager as signer.
 * @param args - Hub; multikey bytes: ed01 and 32 bytes (Ed25519), or 8024 and 33 (P-256); window, not before now.
 * @returns An action whose result is the key's hash.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `HubAlreadyClosed`, `StaffRoleMissing`,
 * `KeyMalformed`, `KeyAlreadyAdded` or `KeyWindowInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, type Hex, type HubId, hubs, unixTime } from "@cairn/sdk";
 *
 * async function add(client: Client, hub: HubId, multikey: Hex) {
 *   const from = unixTime(new Date("2027-01-01T00:00:00Z"));
 *   const until = unixTime(new Date("2028-01-01T00:00:00Z"));
 *   const { result: keyHash } = await hubs.addKey(client, { hub, multikey, from, until }).send();
 *   return keyHash;
 * }
 */
export function addKey(
  client: Client,
  args: { hub: HubId; multikey: Hex; from: UnixTime; until: UnixTime },
): Action<Hex> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("addKey", [
      args.hub,
      args.multikey,
      args.from,
      args.until,
    ]),
    event: "KeyAdded",
    result: (event) => hex(event.args.keyHash),
  });
}
