import type { TransactionReceipt } from "ethers";
import type { Step } from "./makeAction.ts";
import type { Sending } from "./Sending.ts";

/** Brings transactions to the chain in an account's stead: what `sponsored` gives a client. */
export interface Sponsor {
  /**
   * How many items of a batch it brings at once.
   *
   * @internal
   */
  readonly mostItems: number;
  /**
   * Returns the receipt, with the logs of this step alone.
   *
   * @internal
   */
  readonly bring: (sending: Sending, step: Step) => Promise<TransactionReceipt>;
}
