import type { HubId } from "@cairn/sdk";

/** What a day may cost, in gas and in requests, for all and for each learner. */
export interface Budgets {
  readonly gas: bigint;
  readonly requests: number;
  /** How much of the gas may go to identities, which are about no hub. */
  readonly identityGas: bigint;
  readonly learnerGas: bigint;
  readonly learnerRequests: number;
}

/** How a relay works. */
export interface Settings {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The SQLite file of the queue. */
  readonly store: string;
  /** Hubs whose records and consents are paid for; null for every hub. */
  readonly hubs: readonly HubId[] | null;
  /** Names of the functions that are paid for; null for all of the table. */
  readonly functions: readonly string[] | null;
  readonly budgets: Budgets;
  /** Most that a unit of gas may cost, in wei. */
  readonly maxGasPrice: bigint;
  /** Requests that may wait. */
  readonly queueLimit: number;
  /** Requests in one transaction. */
  readonly batch: number;
  /** Transactions that may be on their way at the same time. */
  readonly inFlight: number;
  /** Blocks that must hold a transaction, its own included, until its requests are done. */
  readonly confirmations: number;
  /** Requests in a minute that one remote address may cause work with. */
  readonly ratePerMinute: number;
  /** Whether the remote address is the last one of `X-Forwarded-For`: only behind a proxy that sets it. */
  readonly trustProxy: boolean;
  /** After how long a transaction that is not mined is replaced by one that pays more. */
  readonly stuckMs: number;
  /** How long a client may take to send its request. */
  readonly requestMs: number;
  /** How often the chain is looked at. */
  readonly pollMs: number;
  /** How long stopping waits for what is signed. */
  readonly stopMs: number;
}

/** What stands where nothing else is asked for. */
export const DEFAULTS = {
  host: "127.0.0.1",
  port: 8787,
  store: "relay.sqlite",
  budgets: {
    gas: 100_000_000n,
    requests: 1_000,
    identityGas: 20_000_000n,
    learnerGas: 3_000_000n,
    learnerRequests: 20,
  },
  maxGasPrice: 50_000_000_000n,
  queueLimit: 500,
  batch: 20,
  inFlight: 8,
  ratePerMinute: 60,
  stuckMs: 60_000,
  requestMs: 10_000,
  pollMs: 1_000,
  stopMs: 30_000,
} as const;
