import type { Provenance } from "../lib/provenance.ts";
import type { Question } from "./checked.ts";
import type { Holder } from "./presented.ts";
import type { Speed } from "./rounds.ts";
import type { Asked } from "./traffic.ts";

/** Verifying so many records in one go. */
export type Size = Asked & { readonly records: number; readonly perSecond: number };

/** Verifying so many presentations in one go, each of one record with two disclosed fields. */
export type PresentedSize = Asked & {
  readonly holder: Holder;
  readonly presentations: number;
  readonly perSecond: number;
};

/** A goal, and what was measured for it. */
export type Goal = { readonly goal: string; readonly measured: string; readonly met: boolean };

/** All that one run measured. */
export type Measured = {
  readonly speeds: readonly Speed[];
  readonly sizes: readonly Size[];
  readonly presented: readonly PresentedSize[];
  /** What connecting asks of a node, once. */
  readonly connect: Asked;
  /** What EAS' own reading asks of a node. */
  readonly easOnChain: (Asked & { readonly records: number }) | null;
  /** The same verifying on Hardhat's chain, which runs in the same process. */
  readonly hardhat: { readonly records: number; readonly perSecond: number };
};

/** What `bench/results/verify.json` holds. */
export type Results = Provenance &
  Measured & {
    readonly records: number;
    readonly fields: number;
    readonly rounds: number;
    readonly checked: readonly Question[];
    readonly goals: readonly Goal[];
    readonly met: boolean;
  };
