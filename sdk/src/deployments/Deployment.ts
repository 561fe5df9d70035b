import type { Address, ChainId } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";

/** The contracts of a network. */
export const CONTRACT_NAMES = [
  "HubRegistry",
  "LearnerRegistry",
  "AchievementToken",
  "AchievementRenderer",
  "RecordLens",
  "ContentLog",
  "CairnForwarder",
] as const;

/** Name of a contract of a network. */
export type ContractName = (typeof CONTRACT_NAMES)[number];

/** One contract of a deployment. */
export interface DeployedContract {
  readonly address: Address;
  /** Block that created it. */
  readonly block: number;
  /** Constructor arguments. */
  readonly args: readonly JsonValue[];
  /** Transaction that created it. */
  readonly transactionHash?: string;
  /** Keccak-256 of the code at the address. */
  readonly codeHash?: string;
}

/** A network's entry in the address book: `deployments/<chainId>-<name>.json`. */
export interface Deployment {
  readonly name: string;
  readonly chainId: ChainId;
  /** Release that was deployed. */
  readonly version: string;
  /** First block that can hold an event of the deployment. */
  readonly startBlock: number;
  readonly contracts: Readonly<Record<ContractName, DeployedContract>>;
}
