import { CairnError } from "../errors/CairnError.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { checkSalt } from "./checkSalt.ts";
import { fieldsOf } from "./fieldsOf.ts";
import type { DisclosedField, Salts } from "./types.ts";

/** Joins the fields of a document with their salts; there must be a salt for each field and none besides. */
export function saltedFields(document: JsonValue, salts: Salts): DisclosedField[] {
  const fields = fieldsOf(document);
  const paths = new Set(fields.map(({ path }) => path));
  const surplus = Object.keys(salts).find((path) => !paths.has(path));
  if (surplus !== undefined) {
    throw new CairnError("MALFORMED_DOCUMENT", {
      message: "There is a salt for a field that the document does not have.",
      details: { path: surplus },
    });
  }
  return fields.map((field) => {
    const { path, value } = field;
    const salt = Object.hasOwn(salts, path) ? salts[path] : undefined;
    if (salt === undefined) {
      throw new CairnError("MALFORMED_DOCUMENT", {
        message: "A field of the document has no salt.",
        details: { path },
      });
    }
    checkSalt(salt, path);
    return { salt, path, value };
  });
}
