import type { Log, Provider } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { LogFilter } from "./checkLogs.ts";
import { fits } from "./checkLogs.ts";

/**
 * Reads the logs of one block from the receipts of its transactions: for a node that refuses or cuts short
 * even a query of one block.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` where the node lacks the block or a receipt; what the
 * provider throws.
 */
export async function logsOfBlock(provider: Provider, filter: LogFilter, number: number): Promise<Log[]> {
  const block = await provider.getBlock(number);
  if (block === null) throw lacks("The node does not have the block.", { block: number });
  const receipts = await Promise.all(block.transactions.map((hash) => provider.getTransactionReceipt(hash)));
  return receipts.flatMap((receipt, place) => {
    if (receipt?.blockHash !== block.hash) {
      const transaction = block.transactions[place];
      throw lacks("The node does not have the receipt of a transaction of the block.", {
        block: number,
        transaction,
      });
    }
    return receipt.logs.filter((log) => fits(log, filter));
  });
}

function lacks(message: string, details: Record<string, unknown>): CairnError {
  return new CairnError("CHAIN_UNREACHABLE", { message, details });
}
