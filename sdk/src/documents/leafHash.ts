import { concat, keccak256, toBeHex, toUtf8Bytes } from "ethers";
import type { DisclosedField } from "./types.ts";

const WORD = 32;
const HEAD_LENGTH = 3 * WORD;

/**
 * Hashes a field as a leaf of OpenZeppelin's `StandardMerkleTree` over `["bytes32","string","string"]`: twice keccak256
 * over the ABI encoding of salt, path and value. The encoding is written out here because a general encoder is many
 * times slower; tests compare the two.
 */
export function leafHash(field: DisclosedField): string {
  const path = toUtf8Bytes(field.path);
  const pathLength = WORD + paddedLength(path);
  const encoded = concat([
    field.salt,
    toBeHex(HEAD_LENGTH, WORD),
    toBeHex(HEAD_LENGTH + pathLength, WORD),
    ...dynamicBytes(path),
    ...dynamicBytes(toUtf8Bytes(field.value)),
  ]);
  return keccak256(keccak256(encoded));
}

function dynamicBytes(bytes: Uint8Array): (string | Uint8Array)[] {
  return [toBeHex(bytes.length, WORD), bytes, new Uint8Array(paddedLength(bytes) - bytes.length)];
}

function paddedLength(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / WORD) * WORD;
}
