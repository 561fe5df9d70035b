import path from "node:path";
import type { Language } from "../messages/Language.ts";
import { boundRows } from "./boundRows.ts";
import { csvRows } from "./csvRows.ts";
import { findDelimiter, hasFirstRow } from "./delimiter.ts";
import type { Encoding, FileFacts } from "./encoding.ts";
import { decodeFile, inspectFile } from "./encoding.ts";
import { jsonRows } from "./jsonRows.ts";
import type { Notice } from "./notices.ts";
import { makeNotice } from "./notices.ts";
import type { Table, TableRow } from "./Table.ts";
import { MAX_COLUMNS, tableError } from "./tableFaults.ts";

/** What {@link openTable} is told. */
export interface OpenTableOptions {
  /** Path of a CSV, JSON or JSON Lines file. */
  readonly file: string;
  /** Language of errors and notices; English when absent. */
  readonly language?: Language;
  /** What separates the cells of a CSV file, one character; found out from the first row when absent. */
  readonly delimiter?: string;
  /** How the bytes are letters; found out when absent. */
  readonly encoding?: Encoding;
}

const SAMPLE_ROWS = 20;
const HEAD_CHARACTERS = 1_000_000;
const JSON_NAMES = [".json", ".jsonl", ".ndjson"];
const CSV_NAMES = [".csv", ".tsv"];

/**
 * Opens a table of results: finds out how its bytes are letters, what separates its cells and what its columns are
 * called. The rows are read when they are asked for, one at a time, so that a file of any length fits in memory.
 *
 * It reads UTF-8 with and without a byte order mark, UTF-16 with its mark, and else Windows-1252, with a notice;
 * commas, semicolons and tabs; lines that end in LF, CRLF or CR; a first line such as `sep=;`; and JSON as an array of
 * objects or as one object a line, of which each key is a column and each value is taken as the text of a cell.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` where the file as a whole cannot be read: `details.fault` names why, the
 * other details where.
 *
 * @example
 * const table = await openTable({ file: "results.csv" });
 * for await (const { line, cells } of table.rows()) console.log(line, cells);
 */
export async function openTable({
  file,
  language = "en",
  delimiter,
  encoding,
}: OpenTableOptions): Promise<Table> {
  const inspected = await inspectFile({ file, language });
  const facts = encoding === undefined ? inspected : { ...inspected, encoding, guessedBy: undefined };
  const source: Source = { file, language, facts, text: () => decodeFile({ file, language, ...facts }) };
  const head = await headOf(source);
  const found = isJson(file, head) ? await jsonShape(source) : await csvShape({ source, head, delimiter });
  const shape = { ...found, rows: () => boundRows(found.rows(), source) };
  const sample: TableRow[] = [];
  for await (const row of shape.rows()) {
    sample.push(row);
    if (sample.length === SAMPLE_ROWS) break;
  }
  if (sample.length === 0) throw tableError({ code: "NO_ROWS", language, values: { file } });
  return {
    file,
    ...shape,
    encoding: facts.encoding,
    sourceHash: facts.sourceHash,
    sample,
    notices: noticesOf(facts, language),
  };
}

function checkColumns(count: number, { file, language }: Source): void {
  if (count <= MAX_COLUMNS) return;
  throw tableError({ code: "TOO_MANY_COLUMNS", language, values: { file, limit: MAX_COLUMNS } });
}

interface Source {
  readonly file: string;
  readonly language: Language;
  readonly facts: FileFacts;
  readonly text: () => AsyncGenerator<string>;
}

type Shape = Pick<Table, "format" | "delimiter" | "headers" | "rows">;

function isJson(file: string, head: string): boolean {
  const name = path.extname(file).toLowerCase();
  return JSON_NAMES.includes(name) || (!CSV_NAMES.includes(name) && /^\s*[[{]/.test(head));
}

/** The beginning of the text, with the whole first row. */
async function headOf({ text }: Source): Promise<string> {
  let head = "";
  for await (const piece of text()) {
    head += piece;
    if (hasFirstRow(head) || head.length > HEAD_CHARACTERS) break;
  }
  return head;
}

async function csvShape({
  source,
  head,
  delimiter: stated,
}: {
  source: Source;
  head: string;
  delimiter: string | undefined;
}): Promise<Shape> {
  const { file, language, text } = source;
  const found = findDelimiter(head);
  const hintLines = "hintLines" in found ? found.hintLines : 0;
  if (stated === undefined && !("delimiter" in found)) {
    throw tableError({ code: "DELIMITER_UNCLEAR", language, values: { file, line: 1, ...found } });
  }
  const delimiter = stated ?? ("delimiter" in found ? found.delimiter : ",");
  const all = async function* (): AsyncGenerator<TableRow> {
    let place = 0;
    for await (const row of csvRows({ text: text(), delimiter, file, language })) {
      place += 1;
      if (place > hintLines && !row.cells.every(isBlank)) yield row;
    }
  };
  const header = await firstOf(all());
  if (header === undefined) throw tableError({ code: "FILE_EMPTY", language, values: { file } });
  const headers = headersOf({ header, source });
  const rows = async function* (): AsyncGenerator<TableRow> {
    let isHeader = true;
    for await (const row of all()) {
      if (!isHeader) yield row;
      isHeader = false;
    }
  };
  return { format: "csv", delimiter, headers, rows };
}

/** Names of the columns; empty cells at the end, which spreadsheets leave behind, are none. */
function headersOf({ header, source }: { header: TableRow; source: Source }): readonly string[] {
  const { file, language } = source;
  const { line } = header;
  const names = header.cells.map((cell) => cell.trim().normalize("NFC"));
  while (names.at(-1) === "") names.pop();
  checkColumns(names.length, source);
  const places = new Map<string, number>();
  for (const [index, column] of names.entries()) {
    const place = index + 1;
    if (column === "") throw tableError({ code: "HEADER_UNNAMED", language, values: { file, line, place } });
    const first = places.get(column);
    if (first !== undefined) {
      const values = { file, line, column, first, second: place };
      throw tableError({ code: "HEADER_TWICE", language, values });
    }
    places.set(column, place);
  }
  return names;
}

async function jsonShape(source: Source): Promise<Shape> {
  const { file, language, text } = source;
  const objects = () => jsonRows({ text: text(), file, language });
  const keys = new Set<string>();
  let isEmpty = true;
  for await (const { line, object } of objects()) {
    isEmpty = false;
    for (const [column, value] of Object.entries(object)) {
      keys.add(column);
      if (typeof value === "object" && value !== null) {
        throw tableError({ code: "JSON_NESTED", language, values: { file, line, column } });
      }
    }
    checkColumns(keys.size, source);
  }
  if (isEmpty) throw tableError({ code: "NO_ROWS", language, values: { file } });
  const headers = [...keys];
  const rows = async function* (): AsyncGenerator<TableRow> {
    for await (const { line, object } of objects()) {
      const cells = headers.map((key) => (Object.hasOwn(object, key) ? String(object[key] ?? "") : ""));
      if (!cells.every(isBlank)) yield { line, cells };
    }
  };
  return { format: "json", headers, rows };
}

function noticesOf({ encoding, guessedBy }: FileFacts, language: Language): readonly Notice[] {
  if (guessedBy !== undefined) {
    const { line, text } = guessedBy;
    return [makeNotice({ code: "READ_AS_WINDOWS_1252", language, line, values: { text } })];
  }
  return encoding.startsWith("utf-16") ? [makeNotice({ code: "READ_AS_UTF_16", language })] : [];
}

async function firstOf<Value>(values: AsyncIterable<Value>): Promise<Value | undefined> {
  for await (const value of values) return value;
  return undefined;
}

function isBlank(cell: string): boolean {
  return cell.trim() === "";
}
