import type { NetworkConnection } from "hardhat/types/network";

/** What was spent on a chain: every transaction of its blocks, whoever sent it. */
export type Cost = { readonly gas: bigint; readonly transactions: number };

/** Runs something, and adds up what all blocks that it made cost. */
export async function metered<Result>(
  { ethers: { provider } }: NetworkConnection,
  run: () => Promise<Result>,
): Promise<{ result: Result; cost: Cost }> {
  const before = await provider.getBlockNumber();
  const result = await run();
  let gas = 0n;
  let transactions = 0;
  for (let number = before + 1; number <= (await provider.getBlockNumber()); number++) {
    const block = await provider.getBlock(number);
    gas += block?.gasUsed ?? 0n;
    transactions += block?.transactions.length ?? 0;
  }
  return { result, cost: { gas, transactions } };
}
