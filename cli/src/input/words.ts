import type { Language } from "../messages/Language.ts";
import { revealed } from "./characters.ts";

/** What is wrong and what to do about it, in one language. */
export interface Wording {
  readonly reason: string;
  readonly fix: string;
}

/** The same in every language; `{name}` is the place of a value. */
export type Worded = Readonly<Record<Language, Wording>>;

/** Values for the places of a text. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Puts values in their places.
 *
 * @param template - The text; `{name}` is the place of a value.
 * @param values - The values by name; a place without a value stays as it is.
 *
 * @example
 * const text = fill("Line {line}", { line: 3 }); // "Line 3"
 */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(?<name>\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Words an entry of a catalog in a language. Values come from files, so invisible characters in them are made visible. */
export function word(entry: Worded, language: Language, values: Values): Wording {
  const { reason, fix } = entry[language];
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, revealed(String(value))]),
  );
  return { reason: fill(reason, shown), fix: fill(fix, shown) };
}
