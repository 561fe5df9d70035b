import type { Action } from "../actions/Action.ts";
import { makeAction } from "../actions/makeAction.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { unixTime } from "../ids.ts";
import type { Changed } from "../learners/change.ts";
import { changedBy } from "../learners/change.ts";
import { controllerOf } from "../learners/controllerOf.ts";
import { move } from "../learners/move.ts";
import { signMove } from "../learners/signMove.ts";
import { blockAt } from "../records/blockAt.ts";
import { accountOf } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";
import type { ClaimCode } from "./draw.ts";
import { addressOf, walletOf } from "./walletOf.ts";

/** Seconds for which the wallet's word is good. */
const VALID_SECONDS = 3_600;

/**
 * Lets a wallet of the learner's own take control of a claim code's address (`LearnerRegistry.moveController`): from then
 * on the wallet speaks for the learner, holds the records, and the code is worth nothing, also to who made it. The wallet
 * signs, for an hour, that it takes control, the code that it gives it; the code sends, so the learner needs no ether where
 * the client is a `sponsored` one. Done already, it sends nothing, so what broke off can be run again. At once; with
 * guardians it waits. `achievements.rebind` then brings the public records; those in files need nothing.
 *
 * @param client - The network, with the learner's own wallet as signer.
 * @param args - The code, from `claimCodes.parse`.
 * @returns An action whose result tells from when on it can be executed.
 * @throws {@link CairnError} `CLAIM_CODE_USED` where control is another wallet's, as `controller` says; `WORD_MISSING` where
 * a custodian has to sign too: then `learners.signMove`, `words.countersign` and `learners.move`; `NO_SIGNER`;
 * `REQUEST_REFUSED`; `CONTRACT_REVERTED` as `learners.move`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, type Client, claimCodes, records, sponsored } from "@cairn/sdk";
 *
 * async function takeOver(ownWallet: Client, typed: string) {
 *   const client = sponsored(ownWallet, "https://relay.school.example/");
 *   const code = claimCodes.parse(typed);
 *   await claimCodes.takeControl(client, { code }).send();
 *   const left = await records.leftBehind(client, { learner: claimCodes.addressOf(code) });
 *   if (left.length === 0) return;
 *   await achievements.rebind(client, { achievements: left.map(({ achievement }) => achievement) }).send();
 * }
 */
export function takeControl(client: Client, { code }: { code: ClaimCode }): Action<Changed> {
  const identity = addressOf(code);
  const asCode: Client = { ...client, signer: walletOf(code).connect(client.provider) };
  let word: WordAbout<"Move"> | undefined;
  return makeAction(asCode, {
    async *steps({ ask }) {
      const own = await accountOf(client);
      const controller = await ask(() => controllerOf(client, identity));
      if (controller === own) return;
      if (controller !== identity) {
        throw new CairnError("CLAIM_CODE_USED", { details: { learner: identity, controller } });
      }
      const { timestamp } = await ask(() => blockAt(client.provider, "latest"));
      word ??= await signMove(client, { identity, deadline: unixTime(timestamp + VALID_SECONDS) });
      yield* await move(asCode, { words: [word] }).build();
    },
    result: (receipts) => changedBy(asCode, receipts),
  });
}
