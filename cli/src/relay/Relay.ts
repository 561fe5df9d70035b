import type { Client, deployments } from "@cairn/sdk";
import type { Wallet } from "ethers";
import type { Log } from "../http/log.ts";
import type { Metrics } from "./metrics.ts";
import type { RelayNode } from "./node.ts";
import type { Settings } from "./Settings.ts";
import type { Store } from "./store.ts";

/** What the parts of a relay share. */
export interface Parts {
  readonly client: Client;
  readonly deployment: deployments.Deployment;
  readonly node: RelayNode;
  readonly settings: Settings;
  readonly store: Store;
  readonly wallet: Wallet;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly condition: Condition;
}

/** What the relay last saw of its node and its account. */
export interface Condition {
  /** Whether it is stopping, and takes nothing more. */
  stopping: boolean;
  /** Whether the node answered when it was last asked. */
  reachable: boolean;
  /** The newest block. */
  block: number;
  /** That block's time, in seconds. */
  time: number;
  /** Wei of the relay's account. */
  balance: bigint;
  /** Wei for a unit of gas, now. */
  gasPrice: bigint;
  /** Gas that a block has. */
  blockGas: bigint;
  /** Requests settled in a second, lately. */
  rate: number;
}

/** A condition in which nothing was seen yet. */
export function unseen(): Condition {
  return {
    stopping: false,
    reachable: false,
    block: 0,
    time: 0,
    balance: 0n,
    gasPrice: 0n,
    blockGas: 0n,
    rate: 0,
  };
}
