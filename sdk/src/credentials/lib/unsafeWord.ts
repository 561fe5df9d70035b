import type { JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";

/**
 * Names that every object has. The library that processes JSON-LD keeps nodes in an object by their ids: one that is named
 * `__proto__` or `constructor` changes all objects of the program.
 */
const NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
/** What a context puts before relative names: with a part of such a name, the rest would complete it. */
const BASES = ["@vocab", "@base"];

/** Where a document has a text that JSON-LD processing must not get; undefined where it has none. */
export function unsafeWord(value: JsonValue, path = ""): string | undefined {
  if (typeof value === "string") return NAMES.has(value) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const isRelative = BASES.includes(name) && typeof part === "string" && part !== "" && !part.includes(":");
    const found = isRelative ? joinPointer(path, name) : unsafeWord(part, joinPointer(path, name));
    if (found !== undefined) return found;
  }
  return undefined;
}
