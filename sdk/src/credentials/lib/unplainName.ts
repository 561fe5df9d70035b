import type { JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";

/** What a text with a language is made of. */
const LANGUAGE = ["@value", "@language", "@direction"];

/**
 * Where a document says something in another way than by a term of its contexts: by a full name (`https://…#validUntil`), a
 * keyword of JSON-LD (`@id`, `@nest`), or a text as an object. What is signed is the same, but who reads the JSON finds no
 * `validUntil` there, and whoever has the credential can write it so.
 *
 * @returns The place; undefined where there is none.
 */
export function unplainName(value: JsonValue, path = ""): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("@value" in value) return isLanguageText(value) ? undefined : path;
  for (const [name, part] of Object.entries(value)) {
    if (name === "@context") continue;
    const place = joinPointer(path, name);
    const found = name.startsWith("@") || name.includes(":") ? place : unplainName(part, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isLanguageText(value: object): boolean {
  const names = Object.keys(value);
  return names.length > 1 && names.every((name) => LANGUAGE.includes(name));
}
