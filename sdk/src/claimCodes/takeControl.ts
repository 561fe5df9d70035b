import type { Action } from "../actions/Action.ts";
import type { PlanContext } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { UnixTime } from "../ids.ts";
import { address, unixTime } from "../ids.ts";
import type { Changed } from "../learners/change.ts";
import { changedBy } from "../learners/change.ts";
import { move } from "../learners/move.ts";
import { signMove } from "../learners/signMove.ts";
import { accountOf } from "../words/sign.ts";
import type { WordAbout } from "../words/Word.ts";
import type { ClaimCode } from "./draw.ts";
import { addressOf, walletOf } from "./walletOf.ts";

/** Seconds for which the wallet's word is good, where no deadline is given. */
const VALID_SECONDS = 3_600;

/**
 * Lets a wallet of the learner's own take control of a claim code's address (`LearnerRegistry.moveController`): from then on
 * the wallet speaks for the learner, holds the records, and the code is worth nothing, also to who made it. The wallet signs
 * that it takes control, the code that it gives it; the code sends, so the learner needs no ether where the client is a
 * `sponsored` one. Done already, it sends nothing, so what broke off can be run again. At once; with guardians it waits.
 * `achievements.rebind` then brings the public records; those in files need nothing.
 *
 * @param client - The network, with the learner's own wallet as signer.
 * @param args - The code, from `claimCodes.parse`; until when the signatures are good, an hour when absent.
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
export function takeControl(
  client: Client,
  { code, deadline }: { code: ClaimCode; deadline?: UnixTime },
): Action<Changed> {
  const identity = addressOf(code);
  const registry = learnerRegistry(client);
  const asCode: Client = { ...client, signer: walletOf(code).connect(client.provider) };
  let word: Promise<WordAbout<"Move">> | undefined;
  const sign = async (context: PlanContext) =>
    await signMove(client, { identity, deadline: deadline ?? (await soon(client, context)) });
  return makeAction(asCode, {
    async *steps(context) {
      const own = await accountOf(client);
      const controller = address(await context.ask(() => registry.controllerOf(identity)));
      if (controller === own) return;
      if (controller !== identity) {
        throw new CairnError("CLAIM_CODE_USED", { details: { learner: identity, controller } });
      }
      word ??= sign(context);
      yield* await move(asCode, { words: [await word] }).build();
    },
    result: (receipts) => changedBy(asCode, receipts),
  });
}

async function soon({ provider }: Client, { ask }: PlanContext): Promise<UnixTime> {
  const block = await ask(() => provider.getBlock("latest"));
  return unixTime((block?.timestamp ?? Math.floor(Date.now() / 1000)) + VALID_SECONDS);
}
