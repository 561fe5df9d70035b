import type { Reader } from "../chain/contracts.ts";
import { makePace } from "../chain/pace.ts";
import type { ScanOptions } from "../chain/scanLogs.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import { blockAt } from "./blockAt.ts";
import type { Issuance, IssuancesOf } from "./Issuance.ts";
import { filterOf, isOf, issuancesFrom } from "./Issuance.ts";
import type { LogPlace } from "./RecordCursor.ts";
import { cursorAfter, placeOf } from "./RecordCursor.ts";
import type { IssuancePage, PageRequest } from "./RecordSource.ts";

/** Blocks of the first query: a busy hub fills a page from few, and the span grows fast. */
const FIRST_SPAN = 100;
/** Logs that a query should bring, for each place on the page. */
const LOGS_PER_PLACE = 4;

/** Reads a page of issuances from the newest block, or from a cursor, backwards. */
export async function readPage(
  reader: Reader,
  request: PageRequest & { of: IssuancesOf },
  scan: Omit<ScanOptions, "signal">,
): Promise<IssuancePage> {
  const { of, size, after, signal, onProgress } = request;
  const { deployment, provider } = reader;
  const before = after === null ? undefined : placeOf(after);
  const head = await blockAt(provider, "latest");
  const toBlock = before === undefined ? head.number : Math.min(before.block, head.number);
  const what = { ...filterOf(reader, of), fromBlock: deployment.startBlock, toBlock, newestFirst: true };
  const pace = makePace({ first: FIRST_SPAN, aim: LOGS_PER_PLACE * size });
  const found: Issuance[] = [];
  const answer = { block: head.number, blockHash: head.hash };
  for await (const chunk of scanLogs(provider, what, { ...scan, signal, pace })) {
    const older = chunk.logs.filter((log) =>
      isBefore({ block: log.blockNumber, logIndex: log.index }, before),
    );
    const issuances = issuancesFrom(reader, older).filter((issuance) => isOf(issuance, of));
    found.push(...issuances.reverse());
    onProgress?.({
      blocks: toBlock - chunk.fromBlock + 1,
      total: toBlock - deployment.startBlock + 1,
      found: found.length,
    });
    const last = found[size - 1];
    const isMore = found.length > size || chunk.fromBlock > deployment.startBlock;
    if (last !== undefined && isMore) {
      return { ...answer, issuances: found.slice(0, size), next: cursorAfter(last) };
    }
  }
  return { ...answer, issuances: found, next: null };
}

function isBefore(place: LogPlace, limit: LogPlace | undefined): boolean {
  if (limit === undefined || place.block < limit.block) return true;
  return place.block === limit.block && place.logIndex < limit.logIndex;
}
