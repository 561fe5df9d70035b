import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { identityTexts as say } from "./texts.ts";

/** Says that a word is for another command. */
export function wrongWord(context: Context, about: string): WordedError {
  return new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.wrongWord, { about }),
    details: { about },
    fix: context.say(say.wrongWordFix),
  });
}
