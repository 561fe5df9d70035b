import { CairnError } from "../errors/CairnError.ts";
import type { Root, Salt } from "../ids.ts";
import { toHex } from "../trees/keccak.ts";
import { rootOf } from "../trees/packed.ts";
import { hashField } from "./leafHash.ts";
import type { Field, PreparedDocument } from "./types.ts";

/**
 * Gives each field of a document its salt, and computes the root.
 *
 * @throws {@link CairnError} `DUPLICATE_SALT`.
 */
export function saltLeaves(leaves: readonly Field[], drawSalt: () => Uint8Array): PreparedDocument {
  const hashes: Uint8Array[] = [];
  const fields = leaves.map(({ path, value }) => {
    const salt = drawSalt();
    const field = { salt: toHex(salt) as Salt, path, value };
    hashes.push(hashField(field, salt));
    return field;
  });
  if (new Set(fields.map(({ salt }) => salt)).size < fields.length) throw new CairnError("DUPLICATE_SALT");
  const content = rootOf(hashes) as Root;
  return { content, fields, salts: Object.fromEntries(fields.map(({ path, salt }) => [path, salt])) };
}
