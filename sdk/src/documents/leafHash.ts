import { fromHex, keccak, toHex } from "../trees/keccak.ts";
import type { DisclosedField, Field } from "./types.ts";

const WORD = 32;
const HEAD_LENGTH = 3 * WORD;
/** Most bytes that one unit of a text takes. */
const UTF8_BYTES = 3;

const encoder = new TextEncoder();
/** Where fields are encoded, one after the other: a buffer for each of them takes longer than its hash. */
let scratch = new DataView(new ArrayBuffer(4_096));

/**
 * Hashes a field as a leaf of OpenZeppelin's `StandardMerkleTree` over `["bytes32","string","string"]`: twice keccak256
 * over the ABI encoding of salt, path and value. The encoding is written out here because a general encoder is many
 * times slower; tests compare the two.
 *
 * @param field - Salt, path and canonical value.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const { fields } = documents.prepare({ result: "Pass" });
 * const leaves = fields.map(documents.leafHash);
 */
export function leafHash(field: DisclosedField): string {
  return toHex(hashField(field, fromHex(field.salt)));
}

/** Hashes a field with the bytes of its salt. */
export function hashField({ path, value }: Field, salt: Uint8Array): Uint8Array {
  const encoded = zeros(HEAD_LENGTH + 4 * WORD + UTF8_BYTES * (path.length + value.length));
  encoded.set(salt);
  setWord(WORD, HEAD_LENGTH);
  const valueAt = writeText(HEAD_LENGTH, path);
  setWord(2 * WORD, valueAt);
  const end = writeText(valueAt, value);
  return keccak(keccak(encoded.subarray(0, end)));
}

/** The first bytes of the scratch buffer, all zero. */
function zeros(length: number): Uint8Array {
  if (scratch.byteLength < length) scratch = new DataView(new ArrayBuffer(2 * length));
  return new Uint8Array(scratch.buffer, 0, length).fill(0);
}

/** Writes a text with its length, and returns where the next one starts. */
function writeText(at: number, text: string): number {
  const { written } = encoder.encodeInto(text, new Uint8Array(scratch.buffer, at + WORD));
  setWord(at, written);
  return at + WORD + Math.ceil(written / WORD) * WORD;
}

/** Writes a length or offset, which is far below 2^32, into the last bytes of a word. */
function setWord(at: number, value: number): void {
  scratch.setUint32(at + WORD - 4, value);
}
