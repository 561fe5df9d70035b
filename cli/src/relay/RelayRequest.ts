import type { forward, Hex, learners } from "@cairn/sdk";
import type { Purse } from "./allowList.ts";

/** What a learner asks a relay to bring to the chain. */
export type RelayRequest =
  | { readonly type: "forward"; readonly request: forward.ForwardRequest }
  | ({ readonly type: "consent" } & learners.SignedConsent);

/** A request that passed every rule. */
export interface Checked {
  readonly id: Hex;
  readonly request: RelayRequest;
  /** Whose budget it is counted in: who signed, or the learner of a consent. */
  readonly learner: string;
  /** What can be used up only once: a signer's nonce at the forwarder, or a learner's at a hub. */
  readonly slot: string;
  readonly purse: Purse;
  /** Most gas that it can cost. */
  readonly reserve: bigint;
}

/** How far a request came. */
export type Status = "queued" | "sent" | "done" | "failed";

/** Why a request failed. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a learner is told of a request. */
export interface Answer {
  readonly id: string;
  readonly status: Status;
  readonly hash: string | null;
  readonly block: number | null;
  readonly reason: Reason | null;
}
