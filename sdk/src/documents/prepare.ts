import { hexlify } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { Root, Salt } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { buildNodes } from "../trees/merkle.ts";
import { fieldsOf } from "./fieldsOf.ts";
import { leafHash } from "./leafHash.ts";
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
  const drawSalt = options.drawSalt ?? randomSalt;
  const fields = fieldsOf(document).map(({ path, value }) => ({ salt: drawSalt(), path, value }));
  if (new Set(fields.map((field) => field.salt)).size < fields.length) throw new CairnError("DUPLICATE_SALT");
  const content = buildNodes(fields.map(leafHash))[0] as Root;
  return { content, fields, salts: Object.fromEntries(fields.map((field) => [field.path, field.salt])) };
}

function randomSalt(): Salt {
  return hexlify(crypto.getRandomValues(new Uint8Array(32))) as Salt;
}
