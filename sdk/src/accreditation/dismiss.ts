import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Address, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";

/**
 * Ends an accreditor's term now (`HubRegistry.dismissAccreditor`). Owner only. The hubs keep their periods.
 *
 * @param client - The network, with the owner as signer.
 * @param args - The accreditor.
 * @returns An action whose result is the time of dismissal.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `OwnableUnauthorizedAccount` or `AccreditorNotInOffice`; the
 * codes of `Action.send`.
 *
 * @example
 * import { accreditation, type Address, type Client } from "@cairn/sdk";
 *
 * async function dismissBoard(owner: Client, account: Address) {
 *   const { result: dismissedAt } = await accreditation.dismiss(owner, { account }).send();
 *   return dismissedAt;
 * }
 */
export function dismiss(client: Client, args: { account: Address }): Action<UnixTime> {
  return callAction(client, {
    contract: "HubRegistry",
    data: hubRegistry(client).interface.encodeFunctionData("dismissAccreditor", [args.account]),
    event: "AccreditorDismissed",
    result: (event) => unixTime(event.args.dismissedAt),
  });
}
