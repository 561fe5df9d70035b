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

/** Makes the function that fills messages in one language. */
export function speaker(language: Language): Say {
  return (message, ...[values]) =>
    message[language].replace(/\{(\w+)\}/g, (_whole, name: string) =>
      String((values as Readonly<Record<string, unknown>> | undefined)?.[name]),
    );
}
