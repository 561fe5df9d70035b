import type { Context } from "../Context.ts";
import { texts } from "../messages/text.ts";
import { WordedError } from "../messages/WordedError.ts";

const say = texts({
  noNumber: {
    en: "--{option} takes a whole number from {least} on.",
    es: "--{option} admite un número entero desde {least}.",
  },
  noNumberFix: {
    en: "Give digits only, such as --{option} {least}.",
    es: "Escriba solo cifras, como --{option} {least}.",
  },
});

/** Reads an option that is a whole number. Throws `INVALID_ARGUMENT`. */
export function wholeNumber(
  context: Context,
  args: { option: string; typed: string | undefined; usual: number; least?: number },
): number {
  const { option, typed, usual, least = 1 } = args;
  if (typed === undefined) return usual;
  const value = Number(typed);
  if (/^\d{1,15}$/.test(typed) && value >= least) return value;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noNumber, { option, least }),
    details: { [option]: typed },
    fix: context.say(say.noNumberFix, { option, least }),
  });
}
