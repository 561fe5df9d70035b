import type { Root } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { fromHex } from "../trees/keccak.ts";
import { rootOf } from "../trees/packed.ts";
import { hashField } from "./leafHash.ts";
import { saltedFields } from "./saltedFields.ts";
import type { Salts } from "./types.ts";

/**
 * Computes the root of a document with its salts: OpenZeppelin's `StandardMerkleTree` over
 * `["bytes32","string","string"]` = salt, path, canonical value.
 *
 * @param document - The document.
 * @param salts - The salt of each field, by path.
 * @throws {@link CairnError} the codes of `fieldsOf`; `MALFORMED_DOCUMENT` where fields and salts do not match.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const document = { result: "Pass" };
 * const { content, salts } = documents.prepare(document);
 * const isSame = documents.contentOf(document, salts) === content;
 */
export function contentOf(document: JsonValue, salts: Salts): Root {
  const leaves = saltedFields(document, salts).map((field) => hashField(field, fromHex(field.salt)));
  return rootOf(leaves) as Root;
}
