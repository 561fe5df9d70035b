import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { encode } from "../content/encode.ts";
import type { ContentHash, HubId } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { publishes } from "./publishes.ts";

/**
 * Publishes another profile of a hub and names it (`HubRegistry.setHubProfile`). Admin only.
 *
 * @param client - The network, with the admin as signer.
 * @param args - Hub, profile, and where to publish it; the client's store when absent.
 * @returns An action whose result is the profile's hash.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown` or `HubAdminOnly`; the codes of `content.encode`,
 * of the store, and of `Action.send`.
 *
 * @example
 * import { type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function rename(admin: Client, hub: HubId) {
 *   const profile = { name: "Riverside School", url: "https://riverside.example" };
 *   const { result: hash } = await hubs.setProfile(admin, { hub, profile }).send();
 *   return hash;
 * }
 */
export function setProfile(
  client: Client,
  args: { hub: HubId; profile: JsonObject; store?: ContentStore },
): Action<ContentHash> {
  const profile = encode(args.profile);
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("setHubProfile", [args.hub, profile.hash]),
    event: "HubProfileChanged",
    result: () => profile.hash,
    before: publishes(client, profile, args.store),
  });
}
