import type { Provenance } from "../lib/provenance.ts";

/** What `npm run bench:badges` measures, as `results/badges.json` has it. */
export type Results = Provenance & {
  readonly badges: number;
  readonly issued: Speed;
  readonly verified: Speed;
  readonly verdicts: Counts;
  /** The same badges in other forms, made and verified, by format. */
  readonly forms: Readonly<Record<string, { readonly valid: number } & Speed>>;
  /** How often as long as the signature library alone it takes, in one run. */
  readonly library: {
    readonly sample: number;
    readonly rounds: number;
    readonly issueTimesLibrary: number;
    readonly verifyTimesLibrary: number;
  };
  /** Why the revoked ones do not pass. */
  readonly afterRevoking: readonly string[];
  /** Bytes of a bundle with its badge, on average. */
  readonly bytesEach: number;
  readonly peakMemoryMiB: number;
};

/** How many, in how many seconds, and a second's count. */
export type Speed = { readonly count: number; readonly seconds: number; readonly perSecond: number };

/** Verdicts by their outcome. */
export type Counts = { readonly valid: number; readonly invalid: number; readonly unknown: number };
