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

/** How an action is sent. */
export interface SendOptions {
  /** Blocks that must hold each transaction, its own included; 1 when absent. */
  readonly confirmations?: number;
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
   * Sends it, and waits. Where one transaction would pass the network's gas cap it becomes several.
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
