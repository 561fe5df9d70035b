import type { Language } from "../messages/Language.ts";
import type { Html, Part } from "./html.ts";
import { html } from "./html.ts";

/** A sentence in every language; `{name}` is a hole to be filled, and a line end a space. */
export type Sentence = Readonly<Record<Language, string>>;

/** The names of a text's holes. */
type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

/** A value for every hole of the sentence in any language, and nothing where it has none. */
type Values<Said extends Sentence> = [Holes<Said[Language]>] extends [never]
  ? []
  : [values: Readonly<Record<Holes<Said[Language]>, Part>>];

/** Says a sentence in the language, with its holes filled. */
export function say<const Said extends Sentence>(
  sentence: Said,
  language: Language,
  ...[values]: Values<Said>
): Html {
  const filled: Readonly<Record<string, Part>> = values ?? {};
  const text: string = sentence[language];
  const pieces = text.replace(/\s+/gu, " ").split(/\{(?<name>\w+)\}/u);
  return html`${pieces.map((piece, place) => (place % 2 === 0 ? piece : (filled[piece] ?? "")))}`;
}
