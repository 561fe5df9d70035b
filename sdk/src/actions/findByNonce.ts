import type { Provider, TransactionResponse } from "ethers";
import type { Address } from "../ids.ts";

/** Finds the mined transaction that took an account's nonce, from a block on; undefined where there is none yet. */
export async function findByNonce(
  ask: <Value>(request: (provider: Provider) => Promise<Value>) => Promise<Value>,
  wanted: { from: Address; nonce: number; fromBlock: number },
): Promise<TransactionResponse | undefined> {
  const { from, nonce, fromBlock } = wanted;
  const latest = await ask((provider) => provider.getBlockNumber());
  for (let number = Math.max(0, fromBlock); number <= latest; number += 1) {
    const block = await ask((provider) => provider.getBlock(number, true));
    const found = block?.prefetchedTransactions.find((sent) => sent.from === from && sent.nonce === nonce);
    if (found !== undefined) return found;
  }
  return undefined;
}
