import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Language } from "../messages/Language.ts";
import type { WordedError } from "../messages/WordedError.ts";
import type { TableRow } from "./Table.ts";
import type { TableFaultCode } from "./tableFaults.ts";
import { MAX_ROW_CHARACTERS, tableError } from "./tableFaults.ts";

const LINE_BREAK = /\r\n|\n|\r/g;
const FAULTS: Readonly<Partial<Record<string, TableFaultCode>>> = {
  CSV_QUOTE_NOT_CLOSED: "QUOTE_UNCLOSED",
  INVALID_OPENING_QUOTE: "QUOTE_MISPLACED",
  CSV_INVALID_CLOSING_QUOTE: "QUOTE_MISPLACED",
  CSV_MAX_RECORD_SIZE: "ROW_TOO_LARGE",
};

/**
 * Reads the rows of a CSV text (RFC 4180), the header as the first. Lines may end in any way, also mixed.
 *
 * @param options.text - The text, in pieces.
 * @throws {@link CairnError} `MALFORMED_TABLE` for quotes that are misplaced or never closed, and for a row beyond
 * 1,000,000 characters; it names the line on which the row begins.
 */
export async function* csvRows({
  text,
  delimiter,
  file,
  language,
}: {
  readonly text: AsyncIterable<string>;
  readonly delimiter: string;
  readonly file: string;
  readonly language: Language;
}): AsyncGenerator<TableRow> {
  let line = 1;
  /** First lines of the rows that were parsed and not yet taken. */
  const starts: number[] = [];
  const count = (cells: string[]): string[] => {
    starts.push(line);
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(LINE_BREAK)?.length ?? 0), 0);
    return cells;
  };
  const parser = parse({
    delimiter,
    on_record: count,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const cells of parser) yield { line: starts.shift() ?? line, cells: cells as string[] };
  } catch (cause) {
    throw cause instanceof CsvError ? malformed({ cause, line, file, language }) : cause;
  }
}

function malformed({
  cause,
  line,
  file,
  language,
}: {
  cause: CsvError;
  line: number;
  file: string;
  language: Language;
}): WordedError {
  const code = FAULTS[cause.code] ?? "CSV_BROKEN";
  const place = typeof cause.column === "number" ? cause.column + 1 : "";
  const values = { file, line, place, limit: MAX_ROW_CHARACTERS };
  return tableError({ code, language, values, cause });
}
