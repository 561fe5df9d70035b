import { decodeBase58, encodeBase58, getBytes, hexlify, keccak256, toBeHex } from "ethers";
import { CairnError } from "../../errors/CairnError.ts";
import type { Hex } from "../../ids.ts";
import { hex } from "../../ids.ts";
import type { KeyType, PublicKey } from "./types.ts";

const TYPES: readonly { readonly type: KeyType; readonly prefix: string; readonly length: number }[] = [
  { type: "Ed25519", prefix: "0xed01", length: 34 },
  { type: "P-256", prefix: "0x8024", length: 35 },
];

/**
 * Reads a public key that is written as a Multikey (W3C Controlled Identifiers 1.0): base58 with the prefix `z`, or bytes.
 *
 * @param source - Such as `z6Mk…`, `zDn…`, or `0xed01…` and `0x8024…` as the hub registry keeps it.
 * @throws CairnError `INVALID_KEY` where it is neither an Ed25519 nor a P-256 key.
 *
 * @example
 * import { publicKeyOf } from "@cairn/sdk/credentials";
 *
 * const { type, keyHash } = publicKeyOf("z6MkrWm5YaTPBBMedesaHxPeriwHHxxijhiMiLK3srjkuAMD");
 */
export function publicKeyOf(source: string): PublicKey {
  const multikey = bytesOf(source);
  const form = TYPES.find(
    ({ prefix, length }) => multikey?.startsWith(prefix) && getBytes(multikey).length === length,
  );
  if (multikey === undefined || form === undefined) {
    throw new CairnError("INVALID_KEY", { details: { key: source } });
  }
  return {
    type: form.type,
    multibase: `z${encodeBase58(multikey)}`,
    multikey,
    keyHash: hex(keccak256(multikey)),
  };
}

/** Longer than any key that is read: decoding takes the square of the length. */
const LONGEST = 100;

function bytesOf(source: string): Hex | undefined {
  if (source.length > LONGEST) return undefined;
  if (/^0x(?:[0-9a-f]{2})+$/i.test(source)) return hex(hexlify(source));
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(source)) return undefined;
  return hex(toBeHex(decodeBase58(source.slice(1))));
}
