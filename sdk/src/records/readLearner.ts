import type { Block, Provider } from "ethers";
import type { Reader } from "../chain/contracts.ts";
import type { Pace } from "../chain/pace.ts";
import type { ScanOptions } from "../chain/scanLogs.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { blockAt } from "./blockAt.ts";
import { filterOf, issuancesFrom } from "./Issuance.ts";
import type { Checkpoint } from "./keptLogs.ts";
import { loadLogs, saveLogs } from "./keptLogs.ts";
import type { LogCache } from "./LogCache.ts";
import type { IssuanceList, RecordRequest } from "./RecordSource.ts";

/** How a learner's logs are read and kept. */
export interface ReadOptions extends Omit<ScanOptions, "signal"> {
  readonly cache: LogCache;
  /** Newest blocks that are read again each time, since the chain may replace them. */
  readonly depth: number;
  readonly pace: Pace;
}

/** Queries between two times that a long first reading is kept. */
const KEEP_EVERY = 100;

/**
 * Reads all issuances of a learner: those that are kept, and from there on the chain. What is kept is only
 * used as far as the chain still has the block that it was read up to.
 */
export async function readLearner(
  reader: Reader,
  request: RecordRequest & { learner: Address },
  { cache, depth, ...scan }: ReadOptions,
): Promise<IssuanceList> {
  const { learner, signal, onProgress } = request;
  const { deployment, provider } = reader;
  const { address: token } = deployment.contracts.AchievementToken;
  const name = `cairn-records-1-${deployment.chainId}-${token}-${learner}`.toLowerCase();
  const head = await blockAt(provider, "latest");
  const kept = await loadLogs(cache, name);
  const common = await commonCheckpoint(provider, kept.checkpoints, head);
  const fromBlock = common === undefined ? deployment.startBlock : common.block + 1;
  const issuances = kept.issuances.filter(({ block }) => block < fromBlock);
  const checkpoints = kept.checkpoints.filter(({ block }) => block < fromBlock);
  const settled = head.number - depth;
  const what = { ...filterOf(reader, { learner }), fromBlock, toBlock: head.number };

  const keepUpTo = async (block: number): Promise<void> => {
    if (block < fromBlock) return;
    const { hash } = await blockAt(provider, block);
    checkpoints.push({ block, hash });
    const old = issuances.filter((issuance) => issuance.block <= block);
    await saveLogs(cache, name, { checkpoints, issuances: old });
  };
  let queries = 0;
  for await (const chunk of scanLogs(provider, what, { ...scan, signal })) {
    for (const issuance of issuancesFrom(reader, chunk.logs)) issuances.push(issuance);
    onProgress?.({
      blocks: chunk.toBlock - fromBlock + 1,
      total: head.number - fromBlock + 1,
      found: issuances.length,
    });
    queries += 1;
    if (queries % KEEP_EVERY === 0 && chunk.toBlock <= settled) await keepUpTo(chunk.toBlock);
  }
  const keptUpTo = checkpoints.at(-1)?.block ?? deployment.startBlock - 1;
  if (settled - keptUpTo >= depth) await keepUpTo(settled);
  return { issuances: issuances.reverse(), block: head.number, blockHash: head.hash };
}

/** The newest checkpoint that the chain still has. */
async function commonCheckpoint(
  provider: Provider,
  checkpoints: readonly Checkpoint[],
  head: Pick<Block, "number">,
): Promise<Checkpoint | undefined> {
  for (const checkpoint of [...checkpoints].reverse()) {
    if (checkpoint.block > head.number) continue;
    const block = await chainCall(() => provider.getBlock(checkpoint.block));
    if (block?.hash === checkpoint.hash) return checkpoint;
  }
  return undefined;
}
