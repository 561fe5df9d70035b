import type { TransactionReceipt } from "ethers";
import type { Step } from "./makeAction.ts";
import type { Sending } from "./Sending.ts";

/** Brings transactions to the chain in an account's stead. */
export interface Sponsor {
  /** Returns the receipt, with the logs of this step alone. */
  readonly bring: (sending: Sending, step: Step) => Promise<TransactionReceipt>;
}
