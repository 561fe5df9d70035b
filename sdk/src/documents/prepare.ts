import type { Salt } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { fromHex } from "../trees/keccak.ts";
import { checkPrivateSize } from "./checkPrivateSize.ts";
import { leavesOf } from "./fieldsOf.ts";
import { randomSalt } from "./randomSalt.ts";
import { saltLeaves } from "./saltLeaves.ts";
import type { PreparedDocument } from "./types.ts";

/** How salts are drawn. */
export interface PrepareOptions {
  /** Gives a new salt for each call. Only for tests and vectors: a salt that can be guessed hides nothing. */
  readonly drawSalt?: () => Salt;
}

/**
 * Makes a private document ready for attesting: draws a random salt for each field and computes the root that the
 * achievement commits to. Called twice on one document it gives two roots, so keep the result before sending anything.
 *
 * @param document - The document; a value that JSON can carry.
 * @param options - How salts are drawn; 32 bytes of the platform's cryptographic source when absent.
 * @throws {@link CairnError} the codes of `fieldsOf`; `DOCUMENT_TOO_LARGE` where document and salts have more than 8 MiB;
 * `DUPLICATE_SALT` where the source repeats itself.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const { content, salts } = documents.prepare({ result: { value: "Distinction" } });
 */
export function prepare(document: JsonValue, options: PrepareOptions = {}): PreparedDocument {
  const { drawSalt } = options;
  const text = canonicalize(document);
  const leaves = leavesOf(document);
  checkPrivateSize(text, leaves);
  return saltLeaves(leaves, drawSalt === undefined ? randomSalt : () => fromHex(drawSalt()));
}
