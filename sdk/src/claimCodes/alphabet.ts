/** Crockford's base32: no I, L, O or U, so that a printed code is read one way. */
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** How many groups a code has, and characters a group. */
export const GROUPS = 7;
export const GROUP_LENGTH = 4;
export const LENGTH = GROUPS * GROUP_LENGTH;

/** Values of 0 to 31 as characters. */
export function charactersOf(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET.charAt(symbol)).join("");
}

/** The value of a character as people write it: either case, O for 0, I and L for 1; undefined for any other one. */
export function symbolOf(character: string): number | undefined {
  const meant = character.toUpperCase().replace("O", "0").replace(/[IL]/, "1");
  const symbol = meant.length === 1 ? ALPHABET.indexOf(meant) : -1;
  return symbol === -1 ? undefined : symbol;
}
