import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import type { Changed } from "../learners/change.ts";
import { changeAction } from "../learners/change.ts";
import { messageOf, signatureOf } from "../words/collect.ts";
import type { WordAbout } from "../words/Word.ts";
import { guardianWords } from "./collect.ts";

/**
 * Begins a recovery by the guardians' words (`LearnerRegistry.recover`). Anyone may. Until it is executed, after the delay,
 * nobody speaks for the learner; the controller can cancel it, unless all guardians signed, two at least.
 *
 * @param client - The network, with any signer.
 * @param args - The word of the new wallet (`recovery.request`), and those of guardians (`recovery.sign`), in any order.
 * @returns An action whose result tells from when on `learners.execute` moves control.
 * @throws {@link CairnError} `WORD_MISSING`; `WORD_MISMATCH`; `CONTRACT_REVERTED` with `GuardiansMissing`,
 * `GuardiansTooFew`, `GuardianInvalid`, `IdentityJoined`, `IdentityAccountInvalid`, `IdentityChangePending`,
 * `IdentitySignatureExpired` or `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, recovery, type words } from "@cairn/sdk";
 *
 * async function begin(anyone: Client, collected: words.WordAbout<"Recovery">[]) {
 *   const { result } = await recovery.recover(anyone, { words: collected }).send();
 *   return result.readyAt;
 * }
 */
export function recover(
  client: Client,
  { words }: { words: readonly WordAbout<"Recovery">[] },
): Action<Changed> {
  return changeAction(client, (registry) => {
    const { identity, controller, deadline } = messageOf(client, words, "Recovery");
    return registry.interface.encodeFunctionData("recover", [
      identity,
      controller,
      deadline,
      signatureOf(words, controller),
      guardianWords(words),
    ]);
  });
}

/**
 * Begins to replace a minor's custodian by the guardians' words (`LearnerRegistry.recoverCustodian`). Anyone may. The
 * custody ends when it would have ended.
 *
 * @param client - The network, with any signer.
 * @param args - The word of the successor (`recovery.requestCustody`), and those of guardians (`recovery.sign`).
 * @returns An action whose result tells from when on `learners.execute` replaces the custodian.
 * @throws {@link CairnError} As `recovery.recover`; `CONTRACT_REVERTED` with `CustodianMissing`.
 *
 * @example
 * import { type Client, recovery, type words } from "@cairn/sdk";
 *
 * async function begin(anyone: Client, collected: words.WordAbout<"CustodianRecovery">[]) {
 *   await recovery.recoverCustodian(anyone, { words: collected }).send();
 * }
 */
export function recoverCustodian(
  client: Client,
  { words }: { words: readonly WordAbout<"CustodianRecovery">[] },
): Action<Changed> {
  return changeAction(client, (registry) => {
    const { identity, custodian, deadline } = messageOf(client, words, "CustodianRecovery");
    return registry.interface.encodeFunctionData("recoverCustodian", [
      identity,
      custodian,
      deadline,
      signatureOf(words, custodian),
      guardianWords(words),
    ]);
  });
}
