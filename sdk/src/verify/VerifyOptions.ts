import type { BlockTag, Provider } from "ethers";
import type { Client, Trust } from "../client/Client.ts";
import type { Deployment } from "../deployments/Deployment.ts";

/** Which network answers: a client, or a deployment of the verifier's address book and a node. */
export type VerifyNetwork =
  | { readonly client: Client }
  | { readonly deployment: Deployment; readonly provider: Provider };

/** How records are verified. */
export type VerifyOptions = VerifyNetwork & {
  /** Whose word counts; the client's trust when absent. */
  readonly trust?: Trust;
  /** The block to speak of: a number, `safe` or `finalized`; the newest one when absent. */
  readonly blockTag?: BlockTag;
  /**
   * How many seconds old the block may be by `now`, else the verdict is `unknown`: a node that lags knows no newer
   * revocation. Any age when absent, as a quiet chain of one's own has old blocks; the verdict names the time.
   */
  readonly maxAgeSeconds?: number;
  /** Seconds since 1970 by which blocks and presentations are fresh or stale; the clock of this machine when absent. */
  readonly now?: number;
  /** Records in one call to the node; 50 when absent. */
  readonly batchSize?: number;
  /** Milliseconds until a call, or the connecting, counts as unanswered; 30,000 when absent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

/** How far a long verification came. */
export interface VerifyProgress {
  readonly done: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}
