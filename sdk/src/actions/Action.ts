import type { TransactionReceipt } from "ethers";
import type { Address, ChainId, Hex } from "../ids.ts";

/** A transaction that is built and not sent. */
export interface BuiltTransaction {
  readonly chainId: ChainId;
  readonly to: Address;
  readonly data: Hex;
  /** Always 0: no Cairn contract takes ether. */
  readonly value: 0n;
}

/** How far a sending came. */
export interface SendProgress {
  /** Transactions that are mined. */
  readonly transactions: number;
  /** Items of a batch that are done. */
  readonly items: number;
  readonly gasUsed: bigint;
}

/** A transaction of a sending. */
export interface SentTransaction {
  readonly hash: Hex;
  /** Null where a wallet or node chooses it. */
  readonly nonce: number | null;
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
}

/** How an action is sent. */
export interface SendOptions {
  /**
   * Blocks that must hold each transaction, its own included; 1 when absent. Until then a reorganisation that drops a
   * transaction only makes the sending longer.
   */
  readonly confirmations?: number;
  /**
   * How long the network may be silent, in milliseconds: not answer, or not know a transaction that it was given; five
   * minutes when absent. A transaction that waits its turn is waited for without end.
   */
  readonly patienceMs?: number;
  /**
   * Told of each transaction, and waited for, such as to note it in a journal. A signer that holds a key tells before
   * anything is sent, and again with another nonce where the first one was taken; a wallet or node that signs and sends
   * in one tells afterwards.
   */
  readonly onTransaction?: (transaction: SentTransaction) => void | Promise<void>;
  /** Aborts between transactions, and stops waiting; what was sent stays sent. */
  readonly signal?: AbortSignal;
  /** Called whenever a transaction is mined. */
  readonly onProgress?: (progress: SendProgress) => void;
}

/** What became of a sent action. */
export interface Sent<Result> {
  readonly result: Result;
  /** One for each transaction; none where nothing needed to be done. */
  readonly receipts: readonly TransactionReceipt[];
  readonly gasUsed: bigint;
}

/** For whom an action is estimated or built, where the client has no signer. */
export interface PlanOptions {
  readonly from?: Address;
  readonly signal?: AbortSignal;
}

/** A write that is described and not done yet: it can be sent, estimated, or built without sending. */
export interface Action<Result> {
  /**
   * Sends it, and waits. Where one transaction would pass the network's gas cap it becomes several. A broken connection,
   * a restarted node and a replaced transaction are survived. Sendings of one account at the same time take successive
   * nonces, if they are of one process and the signer holds the key.
   *
   * @throws {@link CairnError} `NO_SIGNER`; `CONTRACT_REVERTED` with the contract's error; `GAS_CAP_EXCEEDED`;
   * `INSUFFICIENT_FUNDS`; `REQUEST_REFUSED`; `TRANSACTION_NOT_ACCEPTED`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `ABORTED`.
   */
  readonly send: (options?: SendOptions) => Promise<Sent<Result>>;
  /** Estimates the gas of all its transactions, in units of gas. Throws as {@link send}. */
  readonly estimateGas: (options?: PlanOptions) => Promise<bigint>;
  /** Builds its transactions, such as for a multisig. Throws as {@link send}, without `NO_SIGNER`. */
  readonly build: (options?: PlanOptions) => Promise<readonly BuiltTransaction[]>;
}
