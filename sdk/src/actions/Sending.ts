import type { Signer } from "ethers";
import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";
import type { SentTransaction } from "./Action.ts";
import type { Step } from "./makeAction.ts";
import type { Patience } from "./patience.ts";

/** What every transaction of one sending has in common. */
export interface Sending extends Patience {
  readonly client: Client;
  readonly signer: Signer;
  readonly from: Address;
  readonly confirmations: number;
  readonly onTransaction: ((transaction: SentTransaction) => void | Promise<void>) | undefined;
}

/** A step with the gas that it gets. */
export interface Call extends Step {
  readonly gasLimit: bigint;
}

/** A transaction that the node has, or may have. */
export interface HandedOver {
  readonly call: Call;
  readonly hash: string;
  /** Null where the node chose it. */
  readonly nonce: number | null;
  /** The signed bytes, to be handed over again; null where somebody else signed. */
  readonly raw: string | null;
  /** A block that was mined before. */
  readonly fromBlock: number;
  /** Says that it is settled. */
  readonly settle: () => void;
}
