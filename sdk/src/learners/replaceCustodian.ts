import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { messageOf, signatureOf } from "../words/collect.ts";
import type { WordAbout } from "../words/Word.ts";

/**
 * Hands custody of a minor to a successor, at once and until the same time (`LearnerRegistry.replaceCustodian`). By the
 * custodian.
 *
 * @param client - The network, with the custodian as signer.
 * @param args - The successor's word (`learners.signCustody`).
 * @throws {@link CairnError} `WORD_MISMATCH`; `WORD_MISSING`; `CONTRACT_REVERTED` with `IdentityCustodianOnly`,
 * `CustodianMissing`, `IdentityJoined`, `IdentityChangePending`, `IdentityAccountInvalid`, `IdentitySignatureExpired` or
 * `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, learners, type words } from "@cairn/sdk";
 *
 * async function handOver(custodian: Client, word: words.WordAbout<"Custody">) {
 *   await learners.replaceCustodian(custodian, { word }).send();
 * }
 */
export function replaceCustodian(client: Client, { word }: { word: WordAbout<"Custody"> }): Action<void> {
  const { identity, custodian, deadline } = messageOf(client, [word], "Custody");
  return callAction(client, {
    contract: "LearnerRegistry",
    data: learnerRegistry(client).interface.encodeFunctionData("replaceCustodian", [
      identity,
      custodian,
      deadline,
      signatureOf([word], custodian),
    ]),
    event: "CustodianAppointed",
    result: () => undefined,
  });
}
