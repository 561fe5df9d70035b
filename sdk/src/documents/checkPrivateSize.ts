import { CairnError } from "../errors/CairnError.ts";
import { MAX_PRIVATE_BYTES } from "../limits.ts";
import type { Field } from "./types.ts";

/** A salt in a file: 0x and 64 digits in quotes, a colon, a comma. */
const SALT_BYTES = 70;
/** Most bytes that one unit of a text takes in JSON, as `\u0000`. */
const UNIT_BYTES = 6;

/**
 * Refuses a private document that would not fit into a bundle. It is asked before anything is attested: a record whose
 * file nobody reads would be lost.
 *
 * @param text - The document in canonical form.
 * @param leaves - Its fields, each of which has a salt.
 * @throws {@link CairnError} `DOCUMENT_TOO_LARGE`.
 */
export function checkPrivateSize(text: string, leaves: readonly Field[]): void {
  const units = leaves.reduce((sum, { path }) => sum + path.length + SALT_BYTES, text.length);
  if (units * UNIT_BYTES <= MAX_PRIVATE_BYTES) return;
  const encoder = new TextEncoder();
  const bytesOf = (part: string): number => encoder.encode(part).length;
  const size = leaves.reduce(
    (sum, { path }) => sum + bytesOf(JSON.stringify(path)) + SALT_BYTES,
    bytesOf(text),
  );
  if (size <= MAX_PRIVATE_BYTES) return;
  throw new CairnError("DOCUMENT_TOO_LARGE", {
    message: "The private document and its salts are larger than 8 MiB.",
    details: { size, limit: MAX_PRIVATE_BYTES },
  });
}
