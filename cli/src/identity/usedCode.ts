import type { Address, Client, learners as learnerTypes } from "@cairn/sdk";
import { learners } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";
import { timeText } from "../values/time.ts";

const say = texts({
  used: {
    en: "This claim code was used: control went to the wallet {controller} on {time} (block {block}). The code counts no more.",
    es: "Este código de reclamación ya se usó: el control pasó a la cartera {controller} el {time} (bloque {block}). El código ya no vale.",
  },
  usedSometime: {
    en: "This claim code was used: control is with the wallet {controller}. The code counts no more.",
    es: "Este código de reclamación ya se usó: el control es de la cartera {controller}. El código ya no vale.",
  },
  fix: {
    en: "If that is your wallet, use it: --key <its name>. If it is not, tell the school at once: somebody else used your code and now speaks for you. The school can revoke the records and attest them to you anew.",
    es: "Si es su cartera, úsela: --key <su nombre>. Si no lo es, avise enseguida al centro: otra persona usó su código y ahora habla por usted. El centro puede revocar los registros y certificarlos de nuevo a su nombre.",
  },
});

/** How long the chain's logs are searched for the day: what counts is known already. */
const SEARCH_MS = 20_000;

/**
 * Refuses a claim code whose control is another wallet's, and says when it went there and what to do.
 *
 * Throws `CLAIM_CODE_USED`.
 */
export async function requireUnused(context: Context, client: Client, learner: Address): Promise<void> {
  const controller = await learners.controllerOf(client, learner);
  if (controller !== learner) throw await usedCode(context, client, { learner, controller });
}

/** The error of a used code. */
export async function usedCode(
  context: Context,
  client: Client,
  { learner, controller }: { learner: Address; controller: Address },
): Promise<WordedError<"CLAIM_CODE_USED">> {
  const moved = await moveOf(context, client, learner);
  const when = moved && { movedAt: moved.at, block: moved.block, transaction: moved.transaction };
  return new WordedError("CLAIM_CODE_USED", {
    message:
      moved === null
        ? context.say(say.usedSometime, { controller })
        : context.say(say.used, { controller, time: timeText(moved.at), block: moved.block }),
    details: { learner, controller, ...when },
    fix: context.say(say.fix),
  });
}

/** Says of a used code whose it is now, and what to do. */
export function usedText(context: Context, controller: Address): string {
  return `${context.say(say.usedSometime, { controller })} ${context.say(say.fix)}`;
}

/** When control last moved; null where it never did, or where the node does not tell in time. */
export async function moveOf(
  { signal }: Context,
  client: Client,
  learner: Address,
): Promise<learnerTypes.ControlMove | null> {
  const timeout = AbortSignal.timeout(SEARCH_MS);
  try {
    return await learners.lastMove(client, { learner, signal: AbortSignal.any([signal, timeout]) });
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
