import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Hex } from "@cairn/sdk";
import { hex } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { printable } from "./characters.ts";
import { tableError } from "./tableFaults.ts";

/** How a file's bytes are letters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What the bytes of a file say about it. */
export interface FileFacts {
  readonly encoding: Encoding;
  /** SHA-256 of the bytes. */
  readonly sourceHash: Hex;
  readonly size: number;
  /** The first line with letters beyond ASCII, where the encoding is a guess. */
  readonly guessedBy: { readonly line: number; readonly text: string } | undefined;
}

/** How programs' own formats begin, and what they are. */
const OTHER_FORMATS: readonly (readonly [readonly number[], Readonly<Record<Language, string>>])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { en: "a workbook (XLSX or ODS)", es: "un libro (XLSX u ODS)" }],
  [[0xd0, 0xcf, 0x11, 0xe0], { en: "a workbook (XLS)", es: "un libro (XLS)" }],
  [[0x25, 0x50, 0x44, 0x46], { en: "a PDF", es: "un PDF" }],
];
const MARKS: readonly (readonly [readonly number[], Encoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
/** UTF-8 of a letter with an accent or of a typographic quote, its bytes taken as Latin-1. */
const UTF_8_WITHIN = /\u00c3[\u0080-\u009f\u00a1-\u00bf]|\u00e2\u0080[\u0090-\u00bf]/;
const BEYOND_ASCII = /[\u0080-\u00ff]/;

/**
 * Reads a file's bytes once: how they are letters, and their hash. A byte order mark decides; else what is valid UTF-8
 * is UTF-8; else it is Windows-1252, of which Latin-1 text is a part.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` for a file that cannot be opened, is empty, is no text, or is partly
 * UTF-8 and partly not.
 */
export async function inspectFile({
  file,
  language,
}: {
  readonly file: string;
  readonly language: Language;
}): Promise<FileFacts> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let encoding: Encoding | undefined;
  let isUtf8 = true;
  let size = 0;
  for await (const bytes of readBytes({ file, language })) {
    if (size === 0) {
      refuseOtherFormats({ bytes, file, language });
      encoding = MARKS.find(([mark]) => startsWith(bytes, mark))?.[1];
    }
    size += bytes.length;
    hash.update(bytes);
    if (encoding !== "utf-16le" && encoding !== "utf-16be" && bytes.includes(0)) {
      throw tableError({ code: "BINARY", language, values: { file } });
    }
    isUtf8 &&= decodes(() => utf8.decode(bytes, { stream: true }));
  }
  if (size === 0) throw tableError({ code: "FILE_EMPTY", language, values: { file } });
  isUtf8 &&= decodes(() => utf8.decode());
  const sourceHash = hex(`0x${hash.digest("hex")}`);
  if (encoding !== undefined || isUtf8) {
    return { encoding: encoding ?? "utf-8", sourceHash, size, guessedBy: undefined };
  }
  return {
    encoding: "windows-1252",
    sourceHash,
    size,
    guessedBy: await firstBeyondAscii({ file, language }),
  };
}

/**
 * Reads a file as text, without its byte order mark.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` where the bytes are not of that encoding, or where at the end they are
 * not those of `sourceHash`.
 */
export async function* decodeFile({
  file,
  encoding,
  sourceHash,
  language,
}: {
  readonly file: string;
  readonly encoding: Encoding;
  readonly sourceHash: Hex;
  readonly language: Language;
}): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw tableError({ code: "ENCODING_BROKEN", language, values: { file, encoding }, cause });
    }
  };
  for await (const bytes of readBytes({ file, language })) {
    hash.update(bytes);
    const text = decode(bytes);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
  if (`0x${hash.digest("hex")}` !== sourceHash) {
    throw tableError({ code: "FILE_CHANGED", language, values: { file } });
  }
}

async function* readBytes({
  file,
  language,
}: {
  file: string;
  language: Language;
}): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(file)) yield bytes as Uint8Array;
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause) {
      throw tableError({ code: "FILE_UNREADABLE", language, values: { file }, cause });
    }
    throw cause;
  }
}

function refuseOtherFormats({
  bytes,
  file,
  language,
}: {
  bytes: Uint8Array;
  file: string;
  language: Language;
}): void {
  const kind = OTHER_FORMATS.find(([start]) => startsWith(bytes, start))?.[1];
  if (kind !== undefined) {
    throw tableError({ code: "NOT_A_TABLE", language, values: { file, kind: kind[language] } });
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

function decodes(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** Longest part of a line that is looked at as one: a file may be one line of a gigabyte. */
const PART_CHARACTERS = 100_000;

async function firstBeyondAscii({
  file,
  language,
}: {
  file: string;
  language: Language;
}): Promise<FileFacts["guessedBy"]> {
  let first: FileFacts["guessedBy"];
  for await (const { line, text } of partsOfLines(file)) {
    if (!BEYOND_ASCII.test(text)) continue;
    const shown = printable(new TextDecoder("windows-1252").decode(Buffer.from(text, "latin1")));
    if (UTF_8_WITHIN.test(text)) {
      throw tableError({ code: "ENCODING_MIXED", language, values: { file, line, text: shown } });
    }
    first ??= { line, text: shown };
  }
  return first;
}

/** The lines of a file, bytes as letters; long ones in parts. */
async function* partsOfLines(file: string): AsyncGenerator<{ line: number; text: string }> {
  let line = 1;
  let rest = "";
  for await (const piece of createReadStream(file, { encoding: "latin1" }) as AsyncIterable<string>) {
    const texts = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = texts.pop() ?? "";
    for (const text of texts) {
      yield { line, text };
      line += 1;
    }
    if (rest.length < PART_CHARACTERS) continue;
    yield { line, text: rest };
    rest = "";
  }
  yield { line, text: rest };
}
