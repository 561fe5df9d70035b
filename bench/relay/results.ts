import type { Provenance } from "../lib/provenance.ts";
import type { ClaimRun } from "./claims.ts";
import type { Overload } from "./overload.ts";

/** Something that has to be so. */
export type Goal = { readonly goal: string; readonly measured: string; readonly met: boolean };

/** What is measured. */
export type Runs = {
  readonly batched: ClaimRun;
  readonly single: ClaimRun;
  /** Null where it was left out. */
  readonly overload: Overload | null;
};

/** What `npm run bench:relay` writes. */
export type Results = Provenance &
  Runs & {
    readonly learners: number;
    readonly blockSeconds: number;
    readonly batch: number;
    readonly claims: number;
    readonly lost: number;
    readonly doubled: number;
    readonly goals: readonly Goal[];
    readonly met: boolean;
    readonly secondsInAll: number;
  };
