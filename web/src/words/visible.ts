/** What steers a line of text instead of showing: control characters, bidirectional controls, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Surrogate}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u2028\u2029]/gu;

/**
 * Takes out of a text of unknown origin what would not show but act. Line ends and tabs become spaces; letters of every
 * script, joiners and emoji stay.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => (/\s/u.test(character) ? " " : ""));
}
