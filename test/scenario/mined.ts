import { setTimeout as sleep } from "node:timers/promises";
import type { TransactionReceipt, TransactionResponse } from "ethers";

const LONGEST_MS = 30_000;

/**
 * Waits until a transaction is mined. `response.wait()` of ethers looks for the receipt when a block comes; one that is
 * mined in the moment between its first look and its first count of blocks is missed until the next block, which on a
 * chain that mines on demand never comes.
 */
export async function mined(response: TransactionResponse | null | undefined): Promise<TransactionReceipt> {
  if (!response) throw new Error("nothing was sent");
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; await sleep(10)) {
    const receipt = await response.provider.getTransactionReceipt(response.hash);
    if (receipt === null) continue;
    if (receipt.status !== 1) throw new Error(`${response.hash} failed`);
    return receipt;
  }
  throw new Error(`${response.hash} was not mined`);
}
