import { CairnError } from "../errors/CairnError.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { joinPointer } from "../json/pointer.ts";
import type { Field } from "./types.ts";

/**
 * Lists the fields of a private document: every leaf value, also `{}` and `[]`, in the order of the document.
 *
 * @param document - The document.
 * @throws {@link CairnError} the codes of `json.canonicalize`; `AMBIGUOUS_PATH` for an object whose keys are 0, 1, 2 …
 * like those of an array, since paths could not tell the two apart.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const fields = documents.fieldsOf({ result: ["Pass"] }); // [{ path: "/result/0", value: '"Pass"' }]
 */
export function fieldsOf(document: JsonValue): Field[] {
  canonicalize(document);
  return leavesOf(document);
}

/** Lists the fields of a document that has a canonical form. */
export function leavesOf(document: JsonValue): Field[] {
  const fields: Field[] = [];
  collect(document, "", fields);
  return fields;
}

/** Whether a leaf is the one that a pointer names, or in the object or array that it names. */
export function isUnder(leaf: string, pointer: string): boolean {
  return leaf === pointer || leaf.startsWith(`${pointer}/`);
}

function collect(value: JsonValue, path: string, fields: Field[]): void {
  const entries = value !== null && typeof value === "object" ? Object.entries(value) : [];
  if (entries.length === 0) {
    fields.push({ path, value: JSON.stringify(value) });
    return;
  }
  if (!Array.isArray(value)) refuseArrayLike(value as JsonObject, path);
  for (const [key, item] of entries) collect(item, joinPointer(path, key), fields);
}

function refuseArrayLike(object: JsonObject, path: string): void {
  const keys = Object.keys(object);
  if (!keys.every((key, index) => key === String(index))) return;
  throw new CairnError("AMBIGUOUS_PATH", {
    message: "An object has the keys of an array.",
    details: { path, keys },
    fix: "Make it an array, or rename the keys.",
  });
}
