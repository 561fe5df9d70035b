import { CairnError } from "../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "./JsonValue.ts";
import { MAX_JSON_DEPTH } from "./JsonValue.ts";
import { joinPointer } from "./pointer.ts";
import { checkDepth, checkKey, checkNumber, checkString } from "./rules.ts";

/**
 * Reads JSON of which every reader makes the same value (RFC 8259 within the limits of I-JSON, RFC 7493).
 *
 * @param source - The text, or its UTF-8 bytes; a byte order mark is refused.
 * @returns The value.
 * @throws {@link CairnError} `MALFORMED_JSON` for what is no JSON or no UTF-8; `DUPLICATE_KEY`; `FORBIDDEN_KEY` for
 * `__proto__`; `LONE_SURROGATE`; `UNSAFE_INTEGER` beyond 2^53 - 1 in any notation; `NUMBER_OUT_OF_RANGE`;
 * `JSON_TOO_DEEP`. Each names the path, except where the text itself ends the reading.
 *
 * @example
 * import { json } from "@cairn/sdk";
 *
 * const value = json.parse('{"result":"Pass"}');
 */
export function parse(source: string | Uint8Array): JsonValue {
  return parseWithin(source, MAX_JSON_DEPTH);
}

/** Reads JSON that may be nested so deep. */
export function parseWithin(source: string | Uint8Array, maxDepth: number): JsonValue {
  const reader = new Reader(typeof source === "string" ? source : decode(source), maxDepth);
  const value = reader.readValue("", 0);
  reader.expectEnd();
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CairnError("MALFORMED_JSON", { message: "The bytes are not UTF-8.", cause });
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const LITERALS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

class Reader {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  readValue(path: string, depth: number): JsonValue {
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case "{":
        return this.#readObject(path, depth + 1);
      case "[":
        return this.#readArray(path, depth + 1);
      case '"': {
        const value = this.#readString();
        checkString(value, path);
        return value;
      }
      default:
        return this.#readLiteralOrNumber(path);
    }
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail("the end of the text");
  }

  #readObject(path: string, depth: number): JsonObject {
    checkDepth(depth, path, this.#maxDepth);
    const object: Record<string, JsonValue> = {};
    this.#expect("{");
    if (this.#take("}")) return object;
    do {
      this.#skipSpace();
      const key = this.#readString();
      const keyPath = joinPointer(path, key);
      checkKey(key, keyPath);
      if (Object.hasOwn(object, key))
        throw new CairnError("DUPLICATE_KEY", { details: { path: keyPath, key } });
      this.#expect(":");
      object[key] = this.readValue(keyPath, depth);
    } while (this.#take(","));
    this.#expect("}");
    return object;
  }

  #readArray(path: string, depth: number): JsonValue[] {
    checkDepth(depth, path, this.#maxDepth);
    const array: JsonValue[] = [];
    this.#expect("[");
    if (this.#take("]")) return array;
    do {
      array.push(this.readValue(joinPointer(path, array.length), depth));
    } while (this.#take(","));
    this.#expect("]");
    return array;
  }

  #readString(): string {
    const start = this.#at;
    if (this.#text[start] !== '"') this.#fail("a string");
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === "\\" ? 2 : 1;
    this.#at = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch (cause) {
      this.#at = start;
      return this.#fail("a string", cause);
    }
  }

  #readLiteralOrNumber(path: string): JsonValue {
    for (const [word, value] of LITERALS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.#at;
    const source = NUMBER.exec(this.#text)?.[0];
    if (source === undefined) return this.#fail("a value");
    this.#at += source.length;
    const value = Number(source);
    checkNumber(value, path, source);
    return value;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #take(token: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) this.#fail(`"${token}"`);
  }

  #fail(expected: string, cause?: unknown): never {
    const before = this.#text.slice(0, this.#at);
    throw new CairnError("MALFORMED_JSON", {
      message: `The text is not JSON: expected ${expected}.`,
      details: {
        position: this.#at,
        line: before.split("\n").length,
        near: this.#text.slice(this.#at, this.#at + 20),
      },
      cause,
    });
  }
}
