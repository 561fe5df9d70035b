/**
 * What a name may not hold, as the contracts refuse it: controls, separators, bidirectional marks and overrides, soft
 * hyphen, fillers, word joiners, annotations, tags; and halves of surrogate pairs.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/u;
const HIDDEN_ALL = new RegExp(HIDDEN.source, "gu");
/** UTF-8 that was once read as Windows-1252, and what a program writes for what it could not read. */
const BROKEN = /\ufffd|\u00c3[\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ]|\u00e2\u20ac/u;
const SECRET = /^(?:0x)?[0-9a-f]{64}$/i;
const RECOVERY_WORDS = /^(?:\p{Ll}+\s+){11,23}\p{Ll}+$/u;
const SHOWN_CHARACTERS = 80;

/**
 * Finds a control or invisible character.
 *
 * @param text - The text.
 * @param allowed - Characters that may stand in it, such as line breaks.
 * @returns Its code point such as `U+202E`; undefined where there is none.
 */
export function hiddenCharacter(text: string, allowed = ""): string | undefined {
  if (!HIDDEN.test(text)) return undefined;
  const found = [...text.matchAll(HIDDEN_ALL)].find(([character]) => !allowed.includes(character));
  return found === undefined ? undefined : codePoint(found[0]);
}

/** Tells whether a text holds letters that a wrong reading broke, such as "MÃ¼ller". */
export function isBroken(text: string): boolean {
  return BROKEN.test(text);
}

/** Tells whether a text looks like a private key or recovery words, which must never be shown. */
export function looksSecret(text: string): boolean {
  return SECRET.test(text.trim()) || RECOVERY_WORDS.test(text.trim().toLowerCase());
}

/** A text that is safe to print: shortened, invisible characters made visible, and what looks like a secret left out. */
export function printable(text: string): string {
  if (looksSecret(text)) return "…";
  const whole = [...text.slice(0, 2 * SHOWN_CHARACTERS)];
  const cut = whole.length > SHOWN_CHARACTERS || text.length > 2 * SHOWN_CHARACTERS;
  return revealed(whole.slice(0, SHOWN_CHARACTERS).join("")) + (cut ? "…" : "");
}

/** A text with its control and invisible characters made visible, so that they cannot act on a terminal. */
export function revealed(text: string): string {
  return text.replace(HIDDEN_ALL, (character) => `<${codePoint(character)}>`);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
