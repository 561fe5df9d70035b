import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { HubId, UnixTime } from "../ids.ts";

/**
 * First key of a withdrawal for the past (`HubRegistry.proposeWithdrawal`): the period's accreditor says from when on it is
 * to count for nothing. Null takes the proposal back.
 *
 * @param client - The network, with the period's accreditor as signer.
 * @param args - Hub, the period's place from 0, and a time within it.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `PeriodUnknown`, `PeriodAccreditorOnly`, `AccreditorNotInOffice`
 * or `WithdrawalTimeInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Client, type HubId, unixTime } from "@cairn/sdk";
 *
 * async function propose(accreditor: Client, hub: HubId) {
 *   const since = unixTime(new Date("2026-03-01T00:00:00Z"));
 *   await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since }).send();
 * }
 */
export function proposeWithdrawal(
  client: Client,
  args: { hub: HubId; index: number; since: UnixTime | null },
): Action<void> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("proposeWithdrawal", [
      args.hub,
      args.index,
      args.since ?? 0,
    ]),
    event: "WithdrawalProposed",
    result: () => undefined,
  });
}
