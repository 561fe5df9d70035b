import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { encode } from "../content/encode.ts";
import type { HubId } from "../ids.ts";
import { hubId } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { publishes } from "./publishes.ts";

/**
 * Registers a hub; the sender becomes its admin (`HubRegistry.registerHub`). Its profile is published first.
 *
 * @param client - The network, with a signer.
 * @param args - The name, 1 to 96 bytes, which stays; the public profile; and where to publish it, the client's store
 * when absent.
 * @returns An action whose result is the hub's id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `DisplayTextLength` or `DisplayTextForbidden`; the codes of
 * `content.encode`, of the store, and of `Action.send`.
 *
 * @example
 * import { type Client, hubs } from "@cairn/sdk";
 *
 * async function found(client: Client) {
 *   const profile = { name: "Riverside School", url: "https://school.example" };
 *   const { result: hub } = await hubs.register(client, { name: "Riverside School", profile }).send();
 *   return hub;
 * }
 */
export function register(
  client: Client,
  args: { name: string; profile: JsonObject; store?: ContentStore },
): Action<HubId> {
  const profile = encode(args.profile);
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("registerHub", [args.name, profile.hash]),
    event: "HubRegistered",
    result: (event) => hubId(event.args.hub),
    before: publishes(client, profile, args.store),
  });
}
