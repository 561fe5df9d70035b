import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { encode } from "../content/encode.ts";
import { publishes } from "../hubs/publishes.ts";
import type { DefinitionId, HubId } from "../ids.ts";
import { definitionId } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import type { Kind } from "../kinds.ts";

/**
 * Defines an achievement of a hub, for good (`HubRegistry.defineAchievement`). Its public document is published first. By
 * `CATALOG` staff.
 *
 * @param client - The network, with `CATALOG` staff as signer.
 * @param args - Hub, kind, name of 1 to 128 bytes, public document, credit, whether it is sensitive, and where to publish.
 * @returns An action whose result is the definition's id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `HubAlreadyClosed`, `StaffRoleMissing`,
 * `DisplayTextLength` or `DisplayTextForbidden`; the codes of `content.encode`, of the store, and of `Action.send`.
 *
 * @example
 * import { type Client, definitions, type HubId, kindOf } from "@cairn/sdk";
 *
 * async function defineCourse(client: Client, hub: HubId) {
 *   const document = { name: "Algebra I", criteria: { narrative: "Solve linear equations." } };
 *   const action = definitions.define(client, { hub, kind: kindOf("Course"), name: "Algebra I", document });
 *   return (await action.send()).result;
 * }
 */
export function define(
  client: Client,
  args: {
    hub: HubId;
    kind: Kind;
    name: string;
    document: JsonObject;
    /** In hundredths; 0 when absent. */
    creditHundredths?: number;
    /** Whether it is anchored or signed only, never a public token; false when absent. */
    sensitive?: boolean;
    store?: ContentStore;
  },
): Action<DefinitionId> {
  const document = encode(args.document);
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("defineAchievement", [
      args.hub,
      args.kind,
      args.sensitive ?? false,
      args.creditHundredths ?? 0,
      args.name,
      document.hash,
    ]),
    event: "AchievementDefined",
    result: (event) => definitionId(event.args.definition),
    before: publishes(client, document, args.store),
  });
}
