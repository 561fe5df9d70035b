import type { AddressCheck } from "./checkAddresses.ts";
import { checkAddresses } from "./checkAddresses.ts";
import type { Notice, NoticeCode } from "./notices.ts";
import { makeNotice } from "./notices.ts";
import type { ResultsLog } from "./RowReader.ts";
import type { ReadResultsOptions } from "./readResults.ts";
import { readResults } from "./readResults.ts";
import type { RowFault } from "./rowFaults.ts";

/** What {@link checkResults} is told. */
export interface CheckResultsOptions extends Omit<ReadResultsOptions, "log"> {
  /** Where to look whether addresses are contracts; that is not checked when absent. */
  readonly network?: AddressCheck;
  /** How many faults the report keeps; 1,000 when absent. All are counted. */
  readonly keep?: number;
  /** Hears of every fault, also of those that are not kept. */
  readonly onFault?: (fault: RowFault) => void;
  /** Hears how many rows were read. */
  readonly onProgress?: (rows: number) => void;
}

/** What a table holds, before anything is sent. */
export interface ResultsReport {
  /** Rows with any value. */
  readonly rows: number;
  /** Rows that can be attested. Only where all can may anything be sent. */
  readonly accepted: number;
  /** Accepted rows without an address, which get a claim code. */
  readonly withoutAddress: number;
  /** Every fault found. */
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly RowFault[];
  readonly notices: readonly Notice[];
}

const KEPT = 1_000;

/**
 * Reads all results of a table, attests nothing, and reports every row that cannot be attested.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` and `INVALID_ARGUMENT` as `readResults`; `CHAIN_UNREACHABLE` where the
 * node does not answer; `ABORTED`.
 *
 * @example
 * const report = await checkResults({ table, mapping, now, network: { provider, deployment } });
 * for (const { line, column, value, reason, fix } of report.faults) console.error(line, column, value, reason, fix);
 */
export async function checkResults({
  network,
  keep = KEPT,
  onFault,
  onProgress,
  ...options
}: CheckResultsOptions): Promise<ResultsReport> {
  const { table, mapping, language = "en", signal } = options;
  const faults: RowFault[] = [];
  let faultCount = 0;
  const noticed = new Map<NoticeCode, { line: number; count: number }>();
  const log: ResultsLog = {
    fault: (fault) => {
      faultCount += 1;
      if (faults.length < keep) faults.push(fault);
      onFault?.(fault);
    },
    notice: (code, line) => {
      const before = noticed.get(code);
      if (before === undefined) noticed.set(code, { line, count: 1 });
      else before.count += 1;
    },
  };
  let rows = 0;
  const counted = async function* () {
    for await (const row of table.rows()) {
      rows += 1;
      onProgress?.(rows);
      yield row;
    }
  };
  const results = readResults({ ...options, table: { ...table, rows: counted }, log });
  const column = mapping.address?.column ?? null;
  const passed =
    network === undefined
      ? results
      : checkAddresses({ ...network, rows: results, column, language, log, ...(signal && { signal }) });
  let accepted = 0;
  let withoutAddress = 0;
  for await (const { learner } of passed) {
    accepted += 1;
    if (learner === undefined) withoutAddress += 1;
  }
  const notices = [...noticed].map(([code, { line, count }]) => makeNotice({ code, language, line, count }));
  return {
    rows,
    accepted,
    withoutAddress,
    faultCount,
    faults,
    notices: [...table.notices, ...notices],
  };
}
