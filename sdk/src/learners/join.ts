import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import { address } from "../ids.ts";
import { messageOf, signatureOf } from "../words/collect.ts";
import type { WordAbout } from "../words/Word.ts";
import type { Changed } from "./change.ts";
import { changeAction, custodianSignature } from "./change.ts";

/**
 * Joins another identity, whose controller holds this address's tokens from then on (`LearnerRegistry.join`). By the
 * controller of the address. Public and final; with guardians it waits their delay.
 *
 * @param client - The network, with the controller of the joining address as signer.
 * @param args - The words of the identity's controller (`learners.signJoin`) and of each custodian there is.
 * @returns An action whose result tells from when on it can be executed.
 * @throws {@link CairnError} `WORD_MISSING`; `WORD_MISMATCH`; `CONTRACT_REVERTED` with `IdentityControllerOnly`,
 * `IdentityJoined`, `IdentityHasMembers`, `IdentityChangePending`, `IdentityAccountInvalid`, `IdentitySignatureExpired`
 * or `IdentitySignatureInvalid`; the codes of `Action.send`.
 *
 * @example
 * import { type Client, learners, type words } from "@cairn/sdk";
 *
 * async function joinOwn(oldWallet: Client, word: words.WordAbout<"Join">) {
 *   await learners.join(oldWallet, { words: [word] }).send();
 * }
 */
export function join(client: Client, { words }: { words: readonly WordAbout<"Join">[] }): Action<Changed> {
  return changeAction(client, async (registry, context) => {
    const { learner, identity, deadline } = messageOf(client, words, "Join");
    const controller = address(await context.ask(() => registry.controllerOf(identity)));
    return registry.interface.encodeFunctionData("join", [
      learner,
      identity,
      deadline,
      [
        signatureOf(words, controller),
        await custodianSignature(registry, context, { words, identity }),
        await custodianSignature(registry, context, { words, identity: learner }),
      ],
    ]);
  });
}
