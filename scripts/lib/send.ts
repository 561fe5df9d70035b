import { CairnError } from "@cairn/sdk";
import type { BaseContract, ContractTransaction, Provider } from "ethers";
import { confirm } from "./confirm.ts";
import { asCairnError } from "./errors.ts";
import type { Network } from "./network.ts";
import { senderOf } from "./network.ts";
import type { Outcome } from "./output.ts";
import { table } from "./output.ts";
import { writeSafeBatch } from "./safeBatch.ts";

/** One function call on a contract of the deployment. */
export type Call = {
  readonly contract: BaseContract;
  readonly to: string;
  readonly data: string;
  /** What it does, for people. */
  readonly what: string;
};

/** How calls are to be sent. */
export type SendOptions = {
  /** Who sends: an account of the network, or the Safe whose batch is written. */
  readonly from: string | undefined;
  /** File of a Safe batch to write instead of sending. */
  readonly safe: string | undefined;
  readonly yes: boolean;
};

type Sent = {
  readonly what: string;
  readonly hash: string;
  readonly block: number;
  readonly gasUsed: bigint;
};

/** A call from a prepared transaction. */
export function callOf({
  contract,
  transaction,
  what,
}: {
  contract: BaseContract;
  transaction: ContractTransaction;
  what: string;
}): Call {
  return { contract, to: transaction.to, data: transaction.data, what };
}

/**
 * Sends calls one after the other, or writes them to a Safe batch. Each is tried first without sending, so that one
 * that the contract refuses costs nothing.
 *
 * Throws `CONTRACT_REVERTED` with the contract's reason, and `ABORTED` where the operator does not confirm.
 */
export async function perform({
  network,
  calls,
  options,
  safeSender,
}: {
  network: Network;
  calls: readonly Call[];
  options: SendOptions;
  /** Who is to send a Safe batch where the operator did not say; nobody where that cannot be known. */
  safeSender: string | undefined;
}): Promise<Outcome> {
  const { connection, chain } = network;
  const { provider } = connection.ethers;
  if (options.safe !== undefined) {
    const from = options.from ?? safeSender;
    if (from !== undefined) await tryCalls({ provider, calls, from });
    const file = options.safe;
    const batch = await writeSafeBatch({ file, chainId: chain.chainId, safe: from ?? "", calls });
    const count = batch.transactions.length;
    const done = calls.map(({ what }) => what);
    const text = [
      ...done,
      `written to ${file}, which now has ${count}: import it in Safe's Transaction Builder`,
    ];
    return {
      data: { sent: false, safe: file, safeTransactions: count, actions: done },
      text: text.join("\n"),
    };
  }
  const sender = await senderOf({ connection, from: options.from });
  const from = await sender.getAddress();
  await tryCalls({ provider, calls, from });
  await confirm({ chain, yes: options.yes, what: calls.map(({ what }) => what).join("\n") });
  const transactions: Sent[] = [];
  for (const { contract, to, data, what } of calls) {
    try {
      const response = await sender.sendTransaction({ to, data });
      const receipt = await response.wait();
      if (receipt === null)
        throw new CairnError("CHAIN_UNREACHABLE", { details: { transaction: response.hash } });
      transactions.push({ what, hash: receipt.hash, block: receipt.blockNumber, gasUsed: receipt.gasUsed });
    } catch (error) {
      throw asCairnError({ error, contract });
    }
  }
  const rows = transactions.map(({ what, hash, block, gasUsed }) => [what, hash, `${block}`, `${gasUsed}`]);
  return {
    data: { sent: true, from, transactions },
    text: table([["done", "transaction", "block", "gas"], ...rows]),
  };
}

async function tryCalls({
  provider,
  calls,
  from,
}: {
  provider: Provider;
  calls: readonly Call[];
  from: string;
}): Promise<void> {
  for (const { contract, to, data } of calls) {
    try {
      await provider.call({ from, to, data });
    } catch (error) {
      throw asCairnError({ error, contract });
    }
  }
}
