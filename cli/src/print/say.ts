import type { Language } from "../messages/Language.ts";
import type { Text, ValuesOf } from "../messages/text.ts";
import type { Html, Part } from "./html.ts";
import { html } from "./html.ts";

/** Markup or text for every hole of a message, and nothing where it has none. */
type Filling<Message extends Text> = [keyof ValuesOf<Message>] extends [never]
  ? []
  : [values: Readonly<Record<keyof ValuesOf<Message>, Part>>];

/** Says a message of the catalog as markup, in the language and with its holes filled; a line end in it is a space. */
export function say<const Message extends Text>(
  message: Message,
  language: Language,
  ...[values]: Filling<Message>
): Html {
  const filled: Readonly<Record<string, Part>> = values ?? {};
  const pieces = message[language].replace(/\s+/gu, " ").split(/\{(?<name>\w+)\}/u);
  return html`${pieces.map((piece, place) => (place % 2 === 0 ? piece : (filled[piece] ?? "")))}`;
}
