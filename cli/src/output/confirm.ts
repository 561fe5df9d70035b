import { CairnError } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";

const say = texts({
  question: { en: "Go on?", es: "¿Continuar?" },
});

/**
 * Asks before something is sent. On a chain of the developer's own only for what cannot be undone.
 *
 * Throws `ABORTED` where the answer is not yes, or where nobody is there to ask and `--yes` was not given.
 */
export async function confirm(
  context: Context,
  args: { preview: string; isLocal: boolean; final?: boolean },
): Promise<void> {
  const { options, isTerminal, prompts } = context;
  const { preview, isLocal, final = false } = args;
  context.err(`${preview}\n`);
  if (options.yes === true || (isLocal && !final)) return;
  if (!isTerminal) {
    throw new CairnError("ABORTED", {
      message: "Nothing was sent: this needs a confirmation, and nobody is at the terminal.",
      fix: "Read the preview, then run it again with --yes.",
    });
  }
  if (await prompts.confirm({ message: context.say(say.question) })) return;
  throw new CairnError("ABORTED", { message: "Nothing was sent.", fix: "Answer yes to send it." });
}
