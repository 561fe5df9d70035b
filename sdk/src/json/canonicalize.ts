import { CairnError } from "../errors/CairnError.ts";
import type { JsonValue } from "./JsonValue.ts";
import { MAX_JSON_DEPTH } from "./JsonValue.ts";
import { joinPointer } from "./pointer.ts";
import { checkDepth, checkKey, checkNumber, checkString } from "./rules.ts";

/**
 * Writes a value in the canonical form of RFC 8785: one text for one value.
 * What it accepts, {@link parse} reads back as the same value.
 *
 * @param value - The value; objects must be plain.
 * @returns The text.
 * @throws {@link CairnError} `NOT_JSON` for undefined, bigints, functions, class instances, symbol keys, array holes,
 * and arrays with keys of their own; `FORBIDDEN_KEY`, `LONE_SURROGATE`, `UNSAFE_INTEGER`, `NUMBER_OUT_OF_RANGE`,
 * `JSON_TOO_DEEP` (also for cycles). Each names the path.
 *
 * @example
 * import { json } from "@cairn/sdk";
 *
 * const text = json.canonicalize({ b: 1, a: [true] }); // {"a":[true],"b":1}
 */
export function canonicalize(value: JsonValue): string {
  return canonicalizeWithin(value, MAX_JSON_DEPTH);
}

/** Writes a value that may be nested so deep. */
export function canonicalizeWithin(value: JsonValue, maxDepth: number): string {
  return write(value, "", 0, maxDepth);
}

function write(value: unknown, path: string, depth: number, maxDepth: number): string {
  switch (typeof value) {
    case "boolean":
      return String(value);
    case "number":
      checkNumber(value, path);
      return JSON.stringify(value);
    case "string":
      checkString(value, path);
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : writeContainer(value, path, depth + 1, maxDepth);
    default:
      throw new CairnError("NOT_JSON", { details: { path, type: typeof value } });
  }
}

function writeContainer(value: object, path: string, depth: number, maxDepth: number): string {
  checkDepth(depth, path, maxDepth);
  if (Array.isArray(value)) {
    const items = Array.from(value, (item: unknown, index) =>
      write(item, joinPointer(path, index), depth, maxDepth),
    );
    if (Object.keys(value).length === items.length) return `[${items.join(",")}]`;
    throw new CairnError("NOT_JSON", { details: { path, type: "array with keys of its own" } });
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!isPlain || Object.getOwnPropertySymbols(value).length > 0) {
    throw new CairnError("NOT_JSON", { details: { path, type: value.constructor?.name ?? "object" } });
  }
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => {
      const keyPath = joinPointer(path, key);
      checkKey(key, keyPath);
      return `${JSON.stringify(key)}:${write(item, keyPath, depth, maxDepth)}`;
    });
  return `{${members.join(",")}}`;
}
