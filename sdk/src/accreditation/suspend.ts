import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Suspends a hub's running period from now on (`HubRegistry.suspend`). By its accreditor in office, or the owner.
 *
 * @param client - The network, with accreditor or owner as signer.
 * @param args - The hub.
 * @returns An action whose result is the time at which the period ends.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `HubUnknown`, `AccreditationNotRunning`,
 * `AccreditationSupervisorOnly` or `AccreditorNotInOffice`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId } from "@cairn/sdk";
 *
 * async function suspend(accreditor: Client, hub: HubId) {
 *   const { result: suspendedAt } = await accreditation.suspend(accreditor, { hub }).send();
 *   return suspendedAt;
 * }
 */
export function suspend(client: Client, args: { hub: HubId }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("suspend", [args.hub]),
    event: "AccreditationSuspended",
    result: (event) => unixTime(event.args.end),
  });
}
