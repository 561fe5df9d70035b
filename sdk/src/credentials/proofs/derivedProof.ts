import { decode } from "jose/base64url";

/** What a derived proof of ecdsa-sd-2023 begins with: CBOR tag 0x5d01. */
const HEADER = [0xd9, 0x5d, 0x01];
/** Kinds of CBOR items (RFC 8949, 3.1). */
const NUMBER = 0;
const BYTES = 2;
const ARRAY = 4;
const MAP = 5;
/** How many bytes of a length follow, by what the first byte says. */
const LENGTHS: Readonly<Record<number, number>> = { 24: 1, 25: 2, 26: 4 };

const SIGNATURE_BYTES = 64;
/** A multikey of P-256: two bytes of its kind, and the compressed point. */
const KEY_BYTES = 35;
const LABEL_BYTES = 32;

/**
 * Whether a proof value has the form of a derived proof (VC ECDSA Cryptosuites, 3.5.8), to its last byte: a signature, a
 * key, signatures, labels by number, indexes. The library takes others as well where it does not use them.
 */
export function isDerivedProof(proofValue: string): boolean {
  if (!/^u[\w-]+$/.test(proofValue)) return false;
  const bytes = bytesOf(proofValue.slice(1));
  let at = HEADER.length;

  /** A number, or how long an item is; undefined where the next item is of another kind. */
  const head = (kind: number): number | undefined => {
    const first = bytes[at] ?? 0xff;
    at += 1;
    if (first >> 5 !== kind) return undefined;
    const short = first & 31;
    if (short < 24) return short;
    const size = LENGTHS[short];
    if (size === undefined || at + size > bytes.length) return undefined;
    at += size;
    return bytes.subarray(at - size, at).reduce((sum, byte) => sum * 256 + byte, 0);
  };
  const isBytes = (length: number): boolean => {
    const isThisLong = head(BYTES) === length;
    at += length;
    return isThisLong && at <= bytes.length;
  };
  const isNumber = (): boolean => head(NUMBER) !== undefined;
  const isEach = (kind: number, isItem: () => boolean): boolean => {
    const count = head(kind);
    if (count === undefined) return false;
    for (let item = 0; item < count; item += 1) {
      if (!isItem()) return false;
    }
    return true;
  };

  return (
    HEADER.every((byte, place) => bytes[place] === byte) &&
    head(ARRAY) === 5 &&
    isBytes(SIGNATURE_BYTES) &&
    isBytes(KEY_BYTES) &&
    isEach(ARRAY, () => isBytes(SIGNATURE_BYTES)) &&
    isEach(MAP, () => isNumber() && isBytes(LABEL_BYTES)) &&
    isEach(ARRAY, isNumber) &&
    at === bytes.length
  );
}

function bytesOf(base64url: string): Uint8Array {
  try {
    return decode(base64url);
  } catch {
    return new Uint8Array();
  }
}
