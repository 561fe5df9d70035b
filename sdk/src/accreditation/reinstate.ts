import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId } from "../ids.ts";

/**
 * Opens a new period with what is left of a suspended one (`HubRegistry.reinstate`). By its accreditor in office, or the
 * owner.
 *
 * @param client - The network, with accreditor or owner as signer.
 * @param args - The hub.
 * @returns An action whose result is the new period's place in the hub's history, from 0.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `HubAlreadyClosed`, `AccreditationNotRunning`,
 * `AccreditationNotSuspended`, `AccreditationSupervisorOnly` or `AccreditorNotInOffice`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId } from "@cairn/sdk";
 *
 * async function reinstate(accreditor: Client, hub: HubId) {
 *   const { result: index } = await accreditation.reinstate(accreditor, { hub }).send();
 *   return index;
 * }
 */
export function reinstate(client: Client, args: { hub: HubId }): Action<number> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("reinstate", [args.hub]),
    event: "AccreditationReinstated",
    result: (event) => Number(event.args.index),
  });
}
