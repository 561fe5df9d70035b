import type { Language } from "../messages/Language.ts";
import type { Values } from "../messages/text.ts";
import { fill } from "../messages/text.ts";
import { revealed } from "./characters.ts";

/** What is wrong and what to do about it, in one language. */
export interface Wording {
  readonly reason: string;
  readonly fix: string;
}

/** The same in every language; `{name}` is the place of a value. */
export type Worded = Readonly<Record<Language, Wording>>;

/** Most characters of a value that a sentence shows. */
const SHOWN_CHARACTERS = 400;

/**
 * Words an entry of a catalog in a language. Values come from files, so invisible characters in them are made visible, and
 * long ones are shortened.
 */
export function word(entry: Worded, language: Language, values: Values): Wording {
  const { reason, fix } = entry[language];
  const filled = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shown(String(value))]),
  );
  return { reason: fill(reason, filled), fix: fill(fix, filled) };
}

function shown(value: string): string {
  return revealed(value.slice(0, SHOWN_CHARACTERS)) + (value.length > SHOWN_CHARACTERS ? "…" : "");
}
