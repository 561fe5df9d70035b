import type { Log, Provider } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import { fromChain } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { BlockRange, LogFilter } from "./checkLogs.ts";
import { checkLogs } from "./checkLogs.ts";
import { logsOfBlock } from "./logsOfBlock.ts";
import type { Pace } from "./pace.ts";
import { makePace } from "./pace.ts";
import { pause } from "./pause.ts";
import type { Refusal } from "./refusalOf.ts";
import { refusalOf } from "./refusalOf.ts";
import { withTimeout } from "./withTimeout.ts";

/** How a node is asked for logs. */
export interface ScanOptions {
  /**
   * Most logs that the node returns in one answer where it leaves the rest out without saying so. Not given:
   * large answers are checked at both ends.
   */
  readonly maxLogs?: number;
  /** Milliseconds until a query counts as unanswered; 20,000 when absent. */
  readonly timeoutMs?: number;
  /** Milliseconds before a query is sent again after a fault, doubled each time; 250 when absent. */
  readonly pauseMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The logs of a range of blocks, all of them, in the order of the chain. */
export interface LogChunk extends BlockRange {
  readonly logs: readonly Log[];
}

/** What is to be read, and from which end. */
export interface LogScan extends LogFilter, BlockRange {
  readonly newestFirst?: boolean;
}

const TIMEOUT_MS = 20_000;
const PAUSE_MS = 250;
/** How often a query is sent again after a fault. */
const RETRIES = 4;
/** How a span shrinks where the node was late: it may have taken long to be so. */
const LATE_SHRINK = 16;
/** Answers of so many logs are checked at both ends: known nodes cut no shorter ones without saying so. */
const CHECKED_FROM = 500;

interface Scan extends Required<Omit<ScanOptions, "maxLogs" | "signal">> {
  readonly provider: Provider;
  readonly filter: LogFilter;
  readonly signal: AbortSignal | undefined;
  /** Most logs in an answer, once it is known. */
  cap: number | undefined;
}

/**
 * Refuses options with which a scan would never end.
 *
 * @throws {@link CairnError} `INVALID_ARGUMENT`.
 */
export function checkScanOptions(options: Pick<ScanOptions, "maxLogs"> & { readonly depth?: number }): void {
  const { maxLogs = 1, depth = 0 } = options;
  if (Number.isSafeInteger(maxLogs) && maxLogs >= 1 && Number.isSafeInteger(depth) && depth >= 0) return;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "`maxLogs` is a whole number from 1 on, and `depth` one from 0 on.",
    details: { maxLogs, depth },
  });
}

/**
 * Reads the logs of a range of blocks, whatever limits the node has: a query that the node refuses is made
 * smaller, and then larger again; one that failed is sent again. Every block is read exactly once, or the
 * scan throws.
 *
 * @param provider - The node.
 * @param what - Contract, topics, blocks.
 * @param options - Limits that are known; a pace that is to learn from this scan.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` or `RATE_LIMITED` after some attempts;
 * `INCONSISTENT_ANSWER`; `ABORTED`.
 */
export async function* scanLogs(
  provider: Provider,
  what: LogScan,
  options: ScanOptions & { readonly pace?: Pace } = {},
): AsyncGenerator<LogChunk> {
  const { address, topics, newestFirst = false } = what;
  const { timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS, signal, pace = makePace() } = options;
  const filter = { address, topics };
  const scan: Scan = { provider, filter, timeoutMs, pauseMs, signal, cap: options.maxLogs };
  let { fromBlock, toBlock } = what;
  while (fromBlock <= toBlock) {
    const span = Math.min(pace.span(), toBlock - fromBlock + 1);
    const range = newestFirst
      ? { fromBlock: toBlock - span + 1, toBlock }
      : { fromBlock, toBlock: fromBlock + span - 1 };
    const logs = await read(scan, range);
    if (isRefusal(logs)) {
      pace.refused(span, logs.kind === "late" ? Math.floor(span / LATE_SHRINK) : logs.span);
      continue;
    }
    pace.answered(span, logs.length);
    yield { ...range, logs };
    if (newestFirst) toBlock = range.fromBlock - 1;
    else fromBlock = range.toBlock + 1;
  }
}

/** The logs of a range, all of them; or why fewer blocks must be asked for. */
async function read(scan: Scan, range: BlockRange): Promise<Log[] | Refusal> {
  const logs = await ask(scan, range);
  if (!isRefusal(logs) && (await isWhole(scan, range, logs))) return logs;
  if (range.fromBlock < range.toBlock) return isRefusal(logs) ? logs : { kind: "tooMuch" };
  return await readReceipts(scan, range);
}

/** One query, sent again after a fault. */
async function ask(scan: Scan, range: BlockRange): Promise<Log[] | Refusal> {
  const { provider, filter } = scan;
  const topics = filter.topics.map((topic) =>
    typeof topic === "object" && topic !== null ? [...topic] : topic,
  );
  const query = { address: filter.address, topics, ...range };
  const blocks = range.toBlock - range.fromBlock + 1;
  for (let attempt = 0; ; attempt += 1) {
    throwIfAborted(scan.signal);
    try {
      return checkLogs(await withTimeout(provider.getLogs(query), scan), filter, range);
    } catch (error) {
      const refusal = refusalOf(error, blocks);
      const mayBeTooMuch = refusal.kind === "late" || refusal.kind === "unclear";
      if (refusal.kind === "tooMuch" || (mayBeTooMuch && blocks > 1)) return refusal;
      await afterFault(scan, attempt, error);
    }
  }
}

/** The way that is left where a node refuses or cuts short a query of one block. */
async function readReceipts(scan: Scan, range: BlockRange): Promise<Log[]> {
  for (let attempt = 0; ; attempt += 1) {
    throwIfAborted(scan.signal);
    try {
      const logs = await withTimeout(logsOfBlock(scan.provider, scan.filter, range.fromBlock), scan);
      return checkLogs(logs, scan.filter, range);
    } catch (error) {
      await afterFault(scan, attempt, error);
    }
  }
}

/** Waits before the next attempt, longer each time; the last fault is thrown. */
async function afterFault({ pauseMs, signal }: Scan, attempt: number, error: unknown): Promise<void> {
  if (attempt === RETRIES || isCairnError(error, "ABORTED")) throw fromChain(error);
  await pause(pauseMs * 2 ** attempt, signal);
}

/**
 * Whether an answer holds all logs of its range. Where a node leaves logs out without a word, it keeps the
 * first or the last ones: then the blocks from the last log on, or up to the first one, have more of them
 * than the answer.
 */
async function isWhole(scan: Scan, range: BlockRange, logs: readonly Log[]): Promise<boolean> {
  if (scan.cap !== undefined) return logs.length < scan.cap;
  const first = logs[0]?.blockNumber;
  const last = logs.at(-1)?.blockNumber;
  if (logs.length < CHECKED_FROM || first === undefined || last === undefined) return true;
  const ends = [
    { fromBlock: last, toBlock: range.toBlock },
    { fromBlock: range.fromBlock, toBlock: first },
  ];
  for (const end of ends) {
    const again = await ask(scan, end);
    const known = logs.filter(
      ({ blockNumber }) => blockNumber >= end.fromBlock && blockNumber <= end.toBlock,
    ).length;
    // An answer as long as the first one may itself be cut short, so it settles nothing.
    if (isRefusal(again) || again.length >= logs.length) return false;
    if (again.length !== known) {
      scan.cap = logs.length;
      return false;
    }
  }
  return true;
}

function isRefusal(answer: readonly Log[] | Refusal): answer is Refusal {
  return "kind" in answer;
}
