import type { Bench, Call, Receipt } from "./Bench.ts";
import type { Cohort, Item } from "./data.ts";
import type { Guarantee } from "./guarantees.ts";

/** Questions to contracts, and whether the answers say that the record is good; empty where a contract refuses. */
export type Check = {
  readonly calls: readonly Call[];
  readonly isGood: (answers: readonly string[]) => boolean;
};

/** Records that everybody can see, each to its learner. */
export interface PublicRecords {
  /** What a learner does once, before anything can be issued to them. */
  readonly welcome?: (learner: string) => Call;
  readonly issue: (item: Item) => Call | Promise<Call>;
  /** Several in one transaction; where there is no such function, they are issued one by one. */
  readonly issueMany?: (items: readonly Item[]) => Call | Promise<Call>;
  /** What the records are called from now on, in the order of the items. */
  readonly idsOf: (items: readonly Item[], receipt: Receipt) => readonly string[];
  readonly revoke?: (id: string) => Call;
  readonly revokeMany?: (ids: readonly string[]) => Call;
  readonly check?: (id: string, item: Item) => Check;
}

/** Records of which only a root is on the chain. */
export interface PrivateRecords {
  /** The leaf of an item in the cohort's tree. */
  readonly leafOf: (item: Item) => string;
  /** Puts the root on the chain, where it is put there. */
  readonly anchor?: (cohort: Cohort) => Call;
  /** Makes one of the cohort a public record of its learner. */
  readonly claim?: (item: Item, cohort: Cohort) => Call | Promise<Call>;
  readonly revoke?: (cohort: Cohort) => Call;
  readonly revokeMany?: (leaves: readonly string[]) => Call;
  readonly revokeCohort?: (cohort: Cohort) => Call;
  readonly check?: (item: Item, cohort: Cohort) => Check;
}

/** What is said of one that takes part. */
export type About = {
  readonly id: string;
  readonly name: string;
  /** Where its compiled contracts come from. */
  readonly source: string;
  readonly licence: string;
  /** What a public record puts into storage, and what is checked before. */
  readonly publicly?: { readonly does: string; readonly guarantees: readonly Guarantee[] };
  /** The same of a cohort of which only a root is on the chain. */
  readonly privately?: { readonly does: string; readonly guarantees: readonly Guarantee[] };
};

/** One that takes part, on the chain of the bench. */
export interface Contestant {
  readonly about: About;
  readonly publicly?: PublicRecords;
  readonly privately?: PrivateRecords;
}

/** Deploys one that takes part. */
export type Enter = (bench: Bench) => Promise<Contestant>;
