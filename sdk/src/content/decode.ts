import { toUtf8Bytes } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { ContentHash } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { parse } from "../json/parse.ts";
import { checkSize, hashOf } from "./encode.ts";

/**
 * Checks bytes against the hash that names them.
 *
 * @param bytes - What a store returned.
 * @param hash - What was asked for.
 * @throws {@link CairnError} `DOCUMENT_TOO_LARGE`; `CONTENT_HASH_MISMATCH`.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const { bytes, hash } = content.encode({ name: "Riverside School" });
 * content.checkBytes(bytes, hash);
 */
export function checkBytes(bytes: Uint8Array, hash: ContentHash): void {
  checkSize(bytes.length);
  const actual = hashOf(bytes);
  if (actual !== hash) throw new CairnError("CONTENT_HASH_MISMATCH", { details: { expected: hash, actual } });
}

/**
 * Reads a public document from its bytes, after checking them against its hash.
 *
 * @param bytes - What a store returned.
 * @param hash - The hash that the chain holds.
 * @throws {@link CairnError} `DOCUMENT_TOO_LARGE`; `CONTENT_HASH_MISMATCH`; `CONTENT_NOT_CANONICAL` where the bytes are
 * not an object in the form of RFC 8785; the codes of `json.parse`.
 *
 * @example
 * import { content } from "@cairn/sdk";
 *
 * const { bytes, hash } = content.encode({ name: "Riverside School" });
 * const profile = content.decode(bytes, hash);
 */
export function decode(bytes: Uint8Array, hash: ContentHash): JsonObject {
  checkBytes(bytes, hash);
  const value = parse(bytes);
  if (!isObject(value)) {
    throw new CairnError("CONTENT_NOT_CANONICAL", {
      message: "The document is not an object.",
      details: { hash },
    });
  }
  if (hashOf(toUtf8Bytes(canonicalize(value))) !== hash) {
    throw new CairnError("CONTENT_NOT_CANONICAL", { details: { hash } });
  }
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
