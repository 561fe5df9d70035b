import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Ends a hub's running or suspended period from now on (`HubRegistry.endAccreditation`). By its accreditor in office, or the owner.
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
 * async function endNow(accreditor: Client, hub: HubId) {
 *   const { result: endsAt } = await accreditation.end(accreditor, { hub }).send();
 *   return endsAt;
 * }
 */
export function end(client: Client, args: { hub: HubId }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("endAccreditation", [args.hub]),
    event: "AccreditationEnded",
    result: (event) => unixTime(event.args.end),
  });
}
