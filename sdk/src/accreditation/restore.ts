import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Undoes a withdrawal for the past (`HubRegistry.restore`). Owner only.
 *
 * @param client - The network, with the owner as signer.
 * @param args - Hub, and the period's place from 0.
 * @returns An action whose result is the time at which the period ends again.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `OwnableUnauthorizedAccount`, `PeriodUnknown` or
 * `WithdrawalUnknown`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId } from "@cairn/sdk";
 *
 * async function restoreFirst(owner: Client, hub: HubId) {
 *   const { result: endsAt } = await accreditation.restore(owner, { hub, index: 0 }).send();
 *   return endsAt;
 * }
 */
export function restore(client: Client, args: { hub: HubId; index: number }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("restore", [args.hub, args.index]),
    event: "AccreditationRestored",
    result: (event) => unixTime(event.args.end),
  });
}
