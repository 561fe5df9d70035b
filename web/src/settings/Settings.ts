import type { Address, deployments } from "@cairn/sdk";

/** A network whose word counts, and the nodes that are asked for it. */
export interface Network {
  readonly deployment: deployments.Deployment;
  readonly rpcUrls: readonly string[];
  /** How many nodes have to say the same. */
  readonly quorum: number;
}

/** Whom the verifier trusts. No file and no link changes it. */
export interface Settings {
  readonly networks: readonly Network[];
  /** Accreditors whose word counts; every one of a network where there is none. */
  readonly accreditors: readonly Address[];
}
