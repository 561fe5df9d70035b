import type { Salt } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { fromHex } from "../trees/keccak.ts";
import { fieldsOf } from "./fieldsOf.ts";
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
 * @throws {@link CairnError} the codes of `fieldsOf`; `DUPLICATE_SALT` where the source repeats itself.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const { content, salts } = documents.prepare({ result: { value: "Distinction" } });
 */
export function prepare(document: JsonValue, options: PrepareOptions = {}): PreparedDocument {
  const { drawSalt } = options;
  return saltLeaves(fieldsOf(document), drawSalt === undefined ? randomSalt : () => fromHex(drawSalt()));
}
