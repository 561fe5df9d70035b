import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import { messageOf, signatureOf } from "../words/collect.ts";
import type { WordAbout } from "../words/Word.ts";
import type { Changed } from "./change.ts";
import { changeAction, custodianSignature } from "./change.ts";

/**
 * Moves control of an identity to another wallet (`LearnerRegistry.moveController`). By the controller. At once; with
 * guardians it waits their delay. `achievements.rebind` then brings the tokens.
 *
 * @param client - The network, with the identity's controller as signer.
 * @param args - The words of the new controller (`learners.signMove`) and of the custodian, if there is one.
 * @returns An action whose result tells from when on it can be executed.
 * @throws {@link CairnError} `WORD_MISSING`; `WORD_MISMATCH`; `CONTRACT_REVERTED` with `IdentityControllerOnly`,
 * `IdentityJoined`, `IdentityChangePending`, `IdentityAccountInvalid`, `IdentitySignatureExpired` or
 * `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, learners, type words } from "@cairn/sdk";
 *
 * async function moveTo(oldWallet: Client, word: words.WordAbout<"Move">) {
 *   const { result } = await learners.move(oldWallet, { words: [word] }).send();
 *   return result.readyAt ?? "done";
 * }
 */
export function move(client: Client, { words }: { words: readonly WordAbout<"Move">[] }): Action<Changed> {
  return changeAction(client, async (registry, context) => {
    const { identity, controller, deadline } = messageOf(client, words, "Move");
    return registry.interface.encodeFunctionData("moveController", [
      identity,
      controller,
      deadline,
      signatureOf(words, controller),
      await custodianSignature(registry, context, { words, identity }),
    ]);
  });
}
