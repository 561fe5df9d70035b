import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import { messageOf, signatureOf } from "../words/collect.ts";
import type { WordAbout } from "../words/Word.ts";
import type { Changed } from "./change.ts";
import { changeAction } from "./change.ts";

/**
 * Lets a custodian speak for a minor until a time (`LearnerRegistry.appointCustodian`). By the controller. At once; with
 * guardians it waits their delay. The custodian is then the actor, and it ends by itself.
 *
 * @param client - The network, with the identity's controller as signer.
 * @param args - The custodian's word (`learners.signCustody`).
 * @returns An action whose result tells from when on it can be executed.
 * @throws {@link CairnError} `WORD_MISMATCH`; `CONTRACT_REVERTED` with `IdentityControllerOnly`, `IdentityJoined`,
 * `IdentityChangePending`, `CustodianAlreadyAppointed`, `CustodianTermInvalid`, `IdentityAccountInvalid`,
 * `IdentitySignatureExpired` or `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, learners, type words } from "@cairn/sdk";
 *
 * async function appoint(child: Client, word: words.WordAbout<"Custody">) {
 *   await learners.appointCustodian(child, { word }).send();
 * }
 */
export function appointCustodian(client: Client, { word }: { word: WordAbout<"Custody"> }): Action<Changed> {
  return changeAction(client, (registry) => {
    const { identity, custodian, until, deadline } = messageOf(client, [word], "Custody");
    return registry.interface.encodeFunctionData("appointCustodian", [
      identity,
      custodian,
      until,
      deadline,
      signatureOf([word], custodian),
    ]);
  });
}
