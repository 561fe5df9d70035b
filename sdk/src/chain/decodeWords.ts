import type { ParamType } from "ethers";

const WORD_DIGITS = 64;

/** Values of an ABI encoding by name, each as 0x and the 64 digits of its word. */
export type Words = Readonly<Record<string, string>>;

/**
 * Reads values that take one word each, by the names that the ABI gives them. Lists of records have tens of
 * thousands of values, and ethers' decoder takes ten times as long for them.
 *
 * @param params - Their types: numbers, addresses, hashes.
 * @param data - The encoding.
 * @param first - Place of the first word.
 * @throws RangeError where the encoding is too short; TypeError for a type of another size.
 */
export function decodeWords(params: readonly ParamType[], data: string, first = 0): Words {
  const words: Record<string, string> = {};
  for (const [place, { name, baseType }] of params.entries()) {
    if (!/^(?:uint\d+|address|bytes32)$/.test(baseType)) throw new TypeError(`${baseType} is not one word`);
    words[name] = wordAt(data, first + place);
  }
  return words;
}

/** One word of an encoding. */
export function wordAt(data: string, place: number): string {
  const word = data.slice(2 + place * WORD_DIGITS, 2 + (place + 1) * WORD_DIGITS);
  if (word.length !== WORD_DIGITS) throw new RangeError("the encoding is too short");
  return `0x${word}`;
}

/** The address in a word. */
export function addressIn(word = ""): string {
  return `0x${word.slice(-40)}`;
}
