import { sha256, toUtf8Bytes } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { ContentHash } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { cidOf } from "./cid.ts";

/** Largest public document, in bytes. */
export const MAX_CONTENT_BYTES = 256 * 1024;

/** A public document as it is published. */
export interface EncodedContent {
  /** The document in the form of RFC 8785, as UTF-8. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, which the contracts hold. */
  readonly hash: ContentHash;
  /** The same hash as IPFS CIDv1. */
  readonly cid: string;
}

/**
 * Encodes a public document (hub profile, definition, experience, pathway): RFC 8785 bytes, their SHA-256 and CID.
 * Documents about people are never public documents.
 *
 * @param document - The document.
 * @throws {@link CairnError} `DOCUMENT_TOO_LARGE` above 256 KiB; the codes of `json.canonicalize`.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const { hash, bytes } = content.encode({ name: "Riverside School", url: "https://school.example" });
 */
export function encode(document: JsonObject): EncodedContent {
  const bytes = toUtf8Bytes(canonicalize(document));
  checkSize(bytes.length);
  const hash = hashOf(bytes);
  return { bytes, hash, cid: cidOf(hash) };
}

/**
 * Hashes the bytes of a public document (SHA-256).
 *
 * @param bytes - The bytes.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const { bytes, hash } = content.encode({ name: "Riverside School" });
 * const isSame = content.hashOf(bytes) === hash;
 */
export function hashOf(bytes: Uint8Array): ContentHash {
  return sha256(bytes) as ContentHash;
}

/** Refuses more bytes than a public document may have. */
export function checkSize(size: number): void {
  if (size > MAX_CONTENT_BYTES) {
    throw new CairnError("DOCUMENT_TOO_LARGE", { details: { size, limit: MAX_CONTENT_BYTES } });
  }
}
