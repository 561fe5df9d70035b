import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";

/**
 * Second key of a withdrawal for the past (`HubRegistry.confirmWithdrawal`). Owner only.
 *
 * @param client - The network, with the owner as signer.
 * @param args - Hub, the period's place from 0, and exactly the proposed time.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `OwnableUnauthorizedAccount`, `PeriodUnknown`,
 * `WithdrawalNotProposed`, `WithdrawalNeedsTwoKeys` or `AccreditorNotInOffice`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId, unixTime } from "@cairn/sdk";
 *
 * async function confirm(owner: Client, hub: HubId) {
 *   const since = unixTime(new Date("2026-03-01T00:00:00Z"));
 *   await accreditation.confirmWithdrawal(owner, { hub, index: 0, since }).send();
 * }
 */
export function confirmWithdrawal(
  client: Client,
  args: { hub: HubId; index: number; since: UnixTime },
): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("confirmWithdrawal", [
      args.hub,
      args.index,
      args.since,
    ]),
    event: "AccreditationWithdrawn",
    result: () => undefined,
  });
}
