import type { json } from "@cairn/sdk";
import { isCairnError, json as reader } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import type { TableFaultCode } from "./tableFaults.ts";
import { MAX_ROW_CHARACTERS, tableError } from "./tableFaults.ts";

/** One object of a JSON file, and the line on which it begins. */
export interface JsonRow {
  readonly line: number;
  readonly object: json.JsonObject;
}

/**
 * Reads the objects of a JSON text: an array of them, or one after the other as in JSON Lines. Holds one at a time.
 *
 * @param options.text - The text, in pieces.
 * @throws {@link CairnError} `MALFORMED_TABLE` for what is not JSON, for values that are not objects and for an object
 * beyond 1,000,000 characters; it names the line.
 */
export async function* jsonRows({
  text,
  file,
  language,
}: {
  readonly text: AsyncIterable<string>;
  readonly file: string;
  readonly language: Language;
}): AsyncGenerator<JsonRow> {
  const fail = (code: TableFaultCode, line: number, cause?: unknown): never => {
    throw tableError({ code, language, values: { file, line, limit: MAX_ROW_CHARACTERS }, cause });
  };
  const splitter = new Splitter(fail);
  for await (const piece of text) {
    for (const { line, source } of splitter.split(piece))
      yield { line, object: readObject(source, line, fail) };
  }
  splitter.end();
}

type Fail = (code: TableFaultCode, line: number, cause?: unknown) => never;

function readObject(source: string, line: number, fail: Fail): json.JsonObject {
  try {
    return reader.parse(source) as json.JsonObject;
  } catch (cause) {
    const isJson = isCairnError(cause) && cause.code !== "MALFORMED_JSON";
    return fail(isJson ? "JSON_AMBIGUOUS" : "JSON_BROKEN", line, cause);
  }
}

const SPACE = " \t\n\r";

/** Cuts a text into the texts of its outermost objects. */
class Splitter {
  readonly #fail: Fail;
  #line = 1;
  /** Line and beginning of the object that is being read, and how deep the last character lies in it. */
  #start = 0;
  #source = "";
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** What stands around the objects. */
  #list: "unknown" | "array" | "lines" | "ended" = "unknown";
  /** Whether a comma has to come before the next object, or an object after the last comma. */
  #needs: "comma" | "object" | undefined;

  constructor(fail: Fail) {
    this.#fail = fail;
  }

  *split(piece: string): Generator<{ line: number; source: string }> {
    let from = 0;
    for (let place = 0; place < piece.length; place += 1) {
      const character = piece[place] as string;
      if (this.#depth === 0) {
        this.#between(character);
        from = place;
      } else if (this.#within(character)) {
        this.#keep(piece.slice(from, place + 1));
        yield { line: this.#start, source: this.#source };
        this.#source = "";
        if (this.#list === "array") this.#needs = "comma";
      }
      if (character === "\n") this.#line += 1;
    }
    if (this.#depth > 0) this.#keep(piece.slice(from));
  }

  /** Keeps text of the object that is being read; one that never ends would else be the whole file. */
  #keep(text: string): void {
    this.#source += text;
    if (this.#source.length > MAX_ROW_CHARACTERS) this.#fail("ROW_TOO_LARGE", this.#start);
  }

  end(): void {
    if (this.#depth > 0) this.#fail("JSON_BROKEN", this.#start);
    if (this.#list === "array") this.#fail("JSON_BROKEN", this.#line);
  }

  /** Takes a character outside any object. */
  #between(character: string): void {
    if (SPACE.includes(character)) return;
    if (character === "[" && this.#list === "unknown") {
      this.#list = "array";
    } else if (character === "]" && this.#list === "array" && this.#needs !== "object") {
      this.#list = "ended";
    } else if (character === "," && this.#needs === "comma") {
      this.#needs = "object";
    } else if (character === "{" && this.#list !== "ended" && this.#needs !== "comma") {
      if (this.#list === "unknown") this.#list = "lines";
      this.#needs = undefined;
      this.#start = this.#line;
      this.#depth = 1;
    } else {
      this.#fail(/["[\-\dtfn]/.test(character) ? "JSON_NOT_OBJECTS" : "JSON_BROKEN", this.#line);
    }
  }

  /** Takes a character inside an object; true where it ends the object. */
  #within(character: string): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (character === "\\") this.#escaped = true;
      else if (character === '"') this.#inString = false;
      return false;
    }
    if (character === '"') this.#inString = true;
    else if (character === "{" || character === "[") this.#depth += 1;
    else if (character === "}" || character === "]") this.#depth -= 1;
    return this.#depth === 0;
  }
}
