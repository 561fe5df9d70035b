import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { DefinitionId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Retires a definition (`HubRegistry.retire`): from now on nothing is attested under it. By `CATALOG` staff.
 *
 * @param client - The network, with `CATALOG` staff as signer.
 * @param args - The definition.
 * @returns An action whose result is the time of retirement.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `DefinitionUnknown`, `StaffRoleMissing` or
 * `DefinitionAlreadyRetired`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, definitions, type DefinitionId } from "@cairn/sdk";
 *
 * async function retire(client: Client, definition: DefinitionId) {
 *   const { result: retiredAt } = await definitions.retire(client, { definition }).send();
 *   return retiredAt;
 * }
 */
export function retire(client: Client, args: { definition: DefinitionId }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("retire", [args.definition]),
    event: "DefinitionRetired",
    result: (event) => unixTime(event.args.retiredAt),
  });
}
