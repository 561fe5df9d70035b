import type { Log, Provider, TopicFilter } from "ethers";
import { isError } from "ethers";

/** Blocks that the first query asks for; a node that refuses gets half of it, again and again. */
const FIRST_SPAN = 50_000;

/**
 * The logs of one contract, oldest first, by queries that a public node answers: each over a bounded range of blocks,
 * smaller where the node refuses.
 */
export async function* readLogs({
  provider,
  address,
  topics,
  fromBlock,
  toBlock,
  span = FIRST_SPAN,
}: {
  provider: Provider;
  address: string;
  topics: TopicFilter;
  fromBlock: number;
  toBlock: number;
  span?: number;
}): AsyncGenerator<readonly Log[]> {
  let size = span;
  for (let first = fromBlock; first <= toBlock; ) {
    const last = Math.min(first + size - 1, toBlock);
    try {
      yield await provider.getLogs({ address, topics, fromBlock: first, toBlock: last });
      first = last + 1;
    } catch (error) {
      if (size === 1 || isError(error, "NETWORK_ERROR")) throw error;
      size = Math.max(1, Math.floor(size / 2));
    }
  }
}
