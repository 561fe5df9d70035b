import { canonicalize } from "../json/canonicalize.ts";
import type { WordAbout, WordKind } from "./Word.ts";

/**
 * Writes a word as the text of its file: RFC 8785 and a line feed.
 *
 * @param word - The word.
 *
 * @example
 * import { words } from "@cairn/sdk";
 *
 * function download(word: words.WordAbout<"Move">) {
 *   return new File([words.serialize(word)], "move.cairn-word.json");
 * }
 */
export function serialize(word: WordAbout<WordKind>): string {
  const { guardian, message, ...rest } = word;
  const proven = guardian === undefined ? {} : { guardian: { ...guardian } };
  return `${canonicalize({ ...rest, message: { ...message }, ...proven })}\n`;
}
