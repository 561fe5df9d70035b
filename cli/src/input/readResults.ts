import type { UnixTime } from "@cairn/sdk";
import { throwIfAborted } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import type { Mapping } from "./Mapping.ts";
import { checkPaths } from "./paths.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { ResultsLog } from "./RowReader.ts";
import { RowReader } from "./RowReader.ts";
import type { RowFault } from "./rowFaults.ts";
import type { Table } from "./Table.ts";
import { tableError } from "./tableFaults.ts";

/** What {@link readResults} is told. */
export interface ReadResultsOptions {
  readonly table: Table;
  readonly mapping: Mapping;
  /** What no achievement may be later than: the time of the network or of the machine, in seconds. */
  readonly now: UnixTime;
  /** Language of faults and notices; English when absent. */
  readonly language?: Language;
  /** Hears about rows that cannot be attested, which are then passed over; without it, the first one ends the reading. */
  readonly log?: ResultsLog;
  readonly signal?: AbortSignal;
}

/**
 * Reads the results of a table, one at a time and in order. Cells are taken without the space around them. A row without
 * a wallet's address comes without `learner`: it is for a claim code.
 *
 * The private document is an Open Badges 3.0 `AchievementSubject`: the learner's name under `/name` unless the mapping
 * says otherwise, the e-mail only if the mapping gives it a path, the chosen columns under theirs, results as
 * `/result/0/value` and so on. No other column enters it.
 *
 * Rows are the same whenever the same file is read, so check all with `checkResults` before anything is sent.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` for a column that is missing, for a file that breaks off or changes, and
 * without a log for the first row that cannot be attested; `INVALID_ARGUMENT` for a mapping whose fields do not fit
 * together; `ABORTED`.
 *
 * @example
 * const table = await openTable({ file: "results.csv" });
 * const mapping = suggestMapping(table);
 * for await (const { line, learner, document } of readResults({ table, mapping, now: unixTime(new Date()) })) {
 *   console.log(line, learner, document);
 * }
 */
export async function* readResults({
  table,
  mapping,
  now,
  language = "en",
  log = strictLog(table.file, language),
  signal,
}: ReadResultsOptions): AsyncGenerator<ResultRow> {
  checkColumns({ table, mapping, language });
  checkPaths({ mapping, language });
  const reader = new RowReader({ headers: table.headers, mapping, now, language, log });
  for await (const row of table.rows()) {
    throwIfAborted(signal);
    const result = reader.read(row);
    if (result !== undefined) yield result;
  }
}

/** Names of the columns that a mapping uses. */
function columnsOf(mapping: Mapping): readonly string[] {
  const { name, email, address, achievedAt, expiresAt, definition, experience, fields } = mapping;
  const single = [address, achievedAt, expiresAt, definition, experience, ...fields].flatMap((part) =>
    part !== undefined && "column" in part ? [part.column] : [],
  );
  return [...(name?.columns ?? []), ...(email?.columns ?? []), ...single];
}

function checkColumns({
  table,
  mapping,
  language,
}: {
  table: Table;
  mapping: Mapping;
  language: Language;
}): void {
  const { file, headers } = table;
  for (const column of columnsOf(mapping)) {
    if (headers.includes(column)) continue;
    const alike = headers.find((header) => header.toLowerCase().trim() === column.toLowerCase().trim());
    const hint = alike === undefined ? "" : ` (${column} → ${alike})`;
    throw tableError({
      code: "COLUMN_MISSING",
      language,
      values: { file, column, headers: headers.join(", "), hint },
    });
  }
  if (mapping.achievedAt === undefined)
    throw tableError({ code: "DATE_UNMAPPED", language, values: { file } });
}

function strictLog(file: string, language: Language): ResultsLog {
  return {
    fault: ({ line, column, value, code, reason, fix }: RowFault) => {
      const values = { file, line, why: reason, what: fix, code, column: column ?? "", value: value ?? "" };
      throw tableError({ code: "ROW_REFUSED", language, values });
    },
    notice: () => undefined,
  };
}
