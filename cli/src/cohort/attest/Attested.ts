import type { TransactionReceipt } from "ethers";
import type { Receipt } from "../files.ts";

/** What became of attesting a cohort. */
export interface Attested {
  /** Seconds. */
  readonly attestedAt: number;
  readonly transactions: Receipt["transactions"];
  /** Records that this run attested; the others were attested before. */
  readonly fresh: number;
}

/** What is kept of transactions. */
export function transactionsOf(receipts: readonly TransactionReceipt[]): Receipt["transactions"] {
  return receipts.map(({ hash, blockNumber, gasUsed, fee }) => ({
    hash,
    block: blockNumber,
    gasUsed: `${gasUsed}`,
    fee: `${fee}`,
  }));
}
