import type { Log } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { Address } from "../ids.ts";

/** Which logs of one contract are meant; a topic that is null may be anything, of a list it is any one. */
export interface LogFilter {
  readonly address: Address;
  readonly topics: readonly (string | readonly string[] | null)[];
}

/** Blocks, both included. */
export interface BlockRange {
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** Whether a log is one of those: the emitter first, since anybody can emit any topic. */
export function fits(log: Log, { address, topics }: LogFilter): boolean {
  if (log.address.toLowerCase() !== address.toLowerCase()) return false;
  return topics.every((wanted, place) => {
    const topic = log.topics[place]?.toLowerCase();
    return wanted === null || (topic !== undefined && [wanted].flat().includes(topic));
  });
}

/**
 * Puts an answer in the order of the chain, and refuses one that is not what was asked for.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER`: a log of another contract, topic or block, the same log
 * twice, two versions of one block.
 */
export function checkLogs(logs: readonly Log[], filter: LogFilter, range: BlockRange): Log[] {
  const ordered = [...logs].sort((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
  let previous: Log | undefined;
  for (const log of ordered) {
    const inRange = log.blockNumber >= range.fromBlock && log.blockNumber <= range.toBlock;
    if (!inRange || log.removed || !fits(log, filter)) {
      throw inconsistent("The node answers a log query with a log that was not asked for.", log, range);
    }
    if (previous?.blockNumber === log.blockNumber) {
      if (previous.blockHash !== log.blockHash || previous.index === log.index) {
        throw inconsistent("The node answers a log query with two versions of one block.", log, range);
      }
    }
    previous = log;
  }
  return ordered;
}

function inconsistent(message: string, log: Log, range: BlockRange): CairnError {
  const { address, blockNumber, index, topics } = log;
  return new CairnError("INCONSISTENT_ANSWER", {
    message,
    details: { address, block: blockNumber, index, topic: topics[0] ?? null, ...range },
  });
}
