import { readFileSync } from "node:fs";

/** A vector of `achievements.json`. */
export interface AchievementVector {
  readonly chainId: number;
  readonly token: string;
  readonly definition: number;
  readonly experience: number;
  readonly learner: string;
  readonly achievedAt: number;
  readonly expiresAt: number;
  readonly content: string;
  readonly id: string;
}

/** The vectors of `cohorts.json`. */
export interface CohortVectors {
  readonly cohorts: readonly { readonly size: number; readonly root: string }[];
  readonly proofs: readonly {
    readonly size: number;
    readonly index: number;
    readonly leaf: string;
    readonly root: string;
    readonly proof: readonly string[];
  }[];
}

/** The vectors of `documents.json`. */
export interface DocumentVectors {
  readonly documents: readonly {
    readonly name: string;
    readonly json: string;
    readonly content: string;
    readonly fields: number;
  }[];
  readonly fields: readonly {
    readonly document: string;
    readonly salt: string;
    readonly path: string;
    readonly value: string;
    readonly leaf: string;
  }[];
  readonly disclosures: readonly {
    readonly document: string;
    readonly content: string;
    readonly salts: readonly string[];
    readonly paths: readonly string[];
    readonly values: readonly string[];
    readonly proof: readonly string[];
    readonly proofFlags: readonly boolean[];
  }[];
}

/** The vectors that Solidity and TypeScript share; an independent library made them. */
export const vectors = {
  achievements: read<{ achievements: AchievementVector[] }>("achievements").achievements,
  cohorts: read<CohortVectors>("cohorts"),
  documents: read<DocumentVectors>("documents"),
};

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8")) as Content;
}
