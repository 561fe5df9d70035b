import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Hex, HubId, UnixTime } from "../ids.ts";

/**
 * Declares that an assertion key was in wrong hands since a time, which can only move earlier
 * (`HubRegistry.compromiseKey`).
 *
 * @param client - The network, with admin or manager as signer.
 * @param args - The hub, Keccak-256 of the multikey, and the time.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `StaffRoleMissing`, `KeyUnknown` or
 * `KeyCompromiseInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, type Hex, type HubId, hubs, unixTime } from "@cairn/sdk";
 *
 * async function reportTheft(client: Client, hub: HubId, keyHash: Hex) {
 *   const since = unixTime(new Date("2026-05-04T00:00:00Z"));
 *   await hubs.compromiseKey(client, { hub, keyHash, since }).send();
 * }
 */
export function compromiseKey(
  client: Client,
  args: { hub: HubId; keyHash: Hex; since: UnixTime },
): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("compromiseKey", [
      args.hub,
      args.keyHash,
      args.since,
    ]),
    event: "KeyCompromised",
    result: () => undefined,
  });
}
