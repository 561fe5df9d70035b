import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ErrorCode, UnixTime } from "@cairn/sdk";
import { isCairnError, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { checkResults } from "../../src/input/checkResults.ts";
import type { Mapping } from "../../src/input/Mapping.ts";
import { openTable } from "../../src/input/openTable.ts";
import type { ResultRow } from "../../src/input/ResultRow.ts";
import { readResults } from "../../src/input/readResults.ts";
import type { Table, TableRow } from "../../src/input/Table.ts";

/** The time at which the tests read: 1 July 2026. */
export const NOW: UnixTime = unixTime(new Date("2026-07-01T00:00:00Z"));

/** A mapping that names nothing but what is given. */
export function mappingOf(parts: Partial<Mapping>): Mapping {
  return { fields: [], dateFormat: "YYYY-MM-DD", decimal: ".", ...parts };
}

/** Makes a folder for files, and a function that writes one and returns its path. */
export async function makeFolder(): Promise<{
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cairn-input-"));
  return {
    write: async (name, content) => {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Every row of a table. */
export async function rowsOf(table: Table): Promise<readonly TableRow[]> {
  return await listOf(table.rows());
}

/** The cells of every row of a file. */
export async function cellsOf(file: string): Promise<readonly (readonly string[])[]> {
  return (await rowsOf(await openTable({ file }))).map(({ cells }) => cells);
}

/** Every result of a table. */
export async function resultsOf(table: Table, mapping: Mapping): Promise<readonly ResultRow[]> {
  return await listOf(readResults({ table, mapping, now: NOW }));
}

/** What is wrong with the rows of a file, each as line, column and code. */
export async function faultsOf(
  file: string,
  mapping: Mapping,
): Promise<readonly (readonly [number, string | null, string])[]> {
  const { faults } = await checkResults({ table: await openTable({ file }), mapping, now: NOW });
  return faults.map(({ line, column, code }) => [line, column, code]);
}

/** The details of the error that must come. */
export async function detailsOf(
  code: ErrorCode,
  run: () => unknown,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    await run();
  } catch (error) {
    if (isCairnError(error, code)) return error.details;
    throw error;
  }
  return expect.fail(`expected ${code}, but nothing was thrown`);
}

/** Bytes of the heap that are still in use after everything unused was collected. */
export function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

async function listOf<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}
