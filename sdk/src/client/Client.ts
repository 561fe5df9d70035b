import type { Provider, Signer } from "ethers";
import type { Sponsor } from "../actions/Sponsor.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import type { Deployment } from "../deployments/Deployment.ts";
import type { Address } from "../ids.ts";
import type { RecordSource } from "../records/RecordSource.ts";

/** Whom a verifier trusts, beyond the deployment itself. */
export interface Trust {
  /** Accreditors whose word counts; every accreditor of the network when absent. */
  readonly accreditors?: readonly Address[];
}

/** A deployment and the runner through which it is reached: what every function that asks the chain takes first. */
export interface Client {
  readonly deployment: Deployment;
  readonly provider: Provider;
  /** Who sends and signs; undefined for a client that only reads. */
  readonly signer: Signer | undefined;
  readonly trust: Trust;
  /** Where public documents are published and read. */
  readonly content: ContentStore;
  /** Where lists of records come from; the chain itself when absent. Verification never asks it. */
  readonly records?: RecordSource;
  /** Who brings this client's transactions to the chain and pays for them; the signer itself when absent. */
  readonly sponsor?: Sponsor;
}
