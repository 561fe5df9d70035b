import type { Hex } from "@cairn/sdk";
import type { Encoding } from "./encoding.ts";
import type { Notice } from "./notices.ts";

/** One row. */
export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** The cells as they stand; their number may differ from that of the headers. */
  readonly cells: readonly string[];
}

/** A file of rows under named columns. */
export interface Table {
  readonly file: string;
  readonly format: "csv" | "json";
  readonly encoding: Encoding;
  /** What separates the cells of a CSV file. */
  readonly delimiter?: string;
  readonly headers: readonly string[];
  /** The first rows, for a preview. */
  readonly sample: readonly TableRow[];
  /** SHA-256 of the file's bytes: tells on a rerun that it is the same file. */
  readonly sourceHash: Hex;
  /** What to tell the user about how the file was read. */
  readonly notices: readonly Notice[];
  /** Reads the rows from the first one on, each time anew. Rows without any value are passed over. */
  readonly rows: () => AsyncIterable<TableRow>;
}
