import { getBytes, hexlify } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { ContentHash } from "../ids.ts";
import { contentHash } from "../ids.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** CID version 1, multicodec raw, multihash sha2-256 of 32 bytes. */
const PREFIX = [0x01, 0x55, 0x12, 0x20];
const CID_LENGTH = PREFIX.length + 32;

/**
 * Gives the IPFS CIDv1 (raw, one block, base32) of a public document.
 *
 * @param hash - Its SHA-256.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const cid = content.cidOf(content.encode({ name: "Riverside School" }).hash);
 */
export function cidOf(hash: ContentHash): string {
  let text = "b";
  let bits = 0;
  let pending = 0;
  for (const byte of [...PREFIX, ...getBytes(hash)]) {
    pending = (pending << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(pending >> (bits - 5)) & 31];
    pending &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(pending << (5 - bits)) & 31];
}

/**
 * Gives the SHA-256 behind an IPFS CIDv1 (raw, sha2-256, base32).
 *
 * @param cid - The CID.
 * @throws {@link CairnError} `INVALID_ID` for any other text.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const { cid, hash } = content.encode({ name: "Riverside School" });
 * const isSame = content.hashOfCid(cid) === hash;
 */
export function hashOfCid(cid: string): ContentHash {
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  for (const character of cid.slice(1)) {
    pending = ((pending << 5) | ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 0xff);
    }
  }
  const hash = hexlify(new Uint8Array(bytes.slice(PREFIX.length)));
  if (bytes.length !== CID_LENGTH || cidOf(contentHash(hash)) !== cid) {
    throw new CairnError("INVALID_ID", {
      message: "The value is not a CIDv1 of one raw block with SHA-256, in base32.",
      details: { cid },
    });
  }
  return contentHash(hash);
}
