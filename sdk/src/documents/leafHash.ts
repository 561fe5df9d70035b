import { toUtf8Bytes } from "ethers";
import { fromHex, keccak, toHex } from "../trees/keccak.ts";
import type { DisclosedField } from "./types.ts";

const WORD = 32;
const HEAD_LENGTH = 3 * WORD;

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
  const path = toUtf8Bytes(field.path);
  const value = toUtf8Bytes(field.value);
  const pathAt = HEAD_LENGTH;
  const valueAt = pathAt + WORD + paddedLength(path);
  const encoded = new Uint8Array(valueAt + WORD + paddedLength(value));
  const view = new DataView(encoded.buffer);
  encoded.set(fromHex(field.salt), 0);
  setWord(view, WORD, pathAt);
  setWord(view, 2 * WORD, valueAt);
  setWord(view, pathAt, path.length);
  encoded.set(path, pathAt + WORD);
  setWord(view, valueAt, value.length);
  encoded.set(value, valueAt + WORD);
  return toHex(keccak(keccak(encoded)));
}

/** Writes a length or offset, which is far below 2^32, into the last bytes of a word. */
function setWord(view: DataView, at: number, value: number): void {
  view.setUint32(at + WORD - 4, value);
}

function paddedLength(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / WORD) * WORD;
}
