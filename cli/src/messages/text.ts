import type { Language } from "./Language.ts";

/** A message for people, in each language; `{name}` stands for a value. */
export type Text = { readonly [language in Language]: string };

type NamesIn<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The values that a message needs. */
export type ValuesOf<Message extends Text> = Readonly<
  Record<NamesIn<Message["en"]>, string | number | bigint>
>;

/** Fills a message in the reader's language. */
export type Say = <const Message extends Text>(
  message: Message,
  ...values: [NamesIn<Message["en"]>] extends [never] ? [] : [ValuesOf<Message>]
) => string;

/** Makes a catalog: each message in every language, checked by the compiler. */
export function texts<const Catalog extends Readonly<Record<string, Text>>>(catalog: Catalog): Catalog {
  return catalog;
}

/** Values for the places of a text, by their names. */
export type Values = Readonly<Record<string, string | number | bigint>>;

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

/** Makes the function that fills messages in one language. */
export function speaker(language: Language): Say {
  return (message, ...[values]) => fill(message[language], (values ?? {}) as Values);
}
