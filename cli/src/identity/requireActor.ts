import type { Address, CairnErrorOptions, Client } from "@cairn/sdk";
import { learners } from "@cairn/sdk";
import { ZeroAddress } from "ethers";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { requireUnused } from "./usedCode.ts";

const say = texts({
  custodian: {
    en: "A custodian speaks for the learner {learner}: {actor}. This key alone cannot.",
    es: "Por el estudiante {learner} habla un custodio: {actor}. Esta clave sola no puede.",
  },
  custodianFix: {
    en: "Let the custodian do it, with the custodian's own key.",
    es: "Que lo haga el custodio, con su propia clave.",
  },
  recovery: {
    en: "A recovery waits for the learner {learner}: until its end nobody speaks for the learner.",
    es: "Espera una recuperación para el estudiante {learner}: hasta que acabe nadie habla por él.",
  },
  recoveryFix: {
    en: "See what waits, and until when: cairn learner show {learner}",
    es: "Vea qué espera, y hasta cuándo: cairn learner show {learner}",
  },
});

/** Says of a key of somebody else's whose it is not. */
type Otherwise = (actor: Address) => Required<Pick<CairnErrorOptions, "message" | "fix">> & CairnErrorOptions;

/**
 * Refuses an account whose word does not count as the learner's now, and says why.
 *
 * Throws `CLAIM_CODE_USED`, or `INVALID_ARGUMENT` in the words of the command where the account is another's.
 */
export async function requireActor(
  context: Context,
  client: Client,
  args: { learner: Address; account: Address; isCode: boolean; otherwise: Otherwise },
): Promise<void> {
  const { learner, account, isCode, otherwise } = args;
  const actor = await learners.actorOf(client, learner);
  if (actor === account) return;
  if (isCode) await requireUnused(context, client, account);
  if ((await learners.controllerOf(client, learner)) !== account) {
    throw new WordedError("INVALID_ARGUMENT", otherwise(actor));
  }
  const isRecovery = actor === ZeroAddress;
  throw new WordedError("INVALID_ARGUMENT", {
    message: isRecovery
      ? context.say(say.recovery, { learner })
      : context.say(say.custodian, { learner, actor }),
    details: { learner, actor, account },
    fix: isRecovery ? context.say(say.recoveryFix, { learner }) : context.say(say.custodianFix),
  });
}
