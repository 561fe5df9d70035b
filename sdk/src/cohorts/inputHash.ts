import { sha256 } from "@noble/hashes/sha2.js";
import type { ContentHash } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import { toHex } from "../trees/keccak.ts";
import type { CohortInput } from "./Cohort.ts";
import type { CohortHeader } from "./cohortFile.ts";

/** Hashes what a cohort is prepared from, record by record. */
export interface InputHash {
  /** Takes the next record, with its document in canonical form. */
  readonly add: (record: CohortInput, document: string) => void;
  readonly digest: () => ContentHash;
}

/** Starts to hash: the lines of header and records in canonical form, joined by line feeds. */
export function inputHash({ chainId, token, hub }: CohortHeader): InputHash {
  const encoder = new TextEncoder();
  const hash = sha256.create().update(encoder.encode(canonicalize([chainId, token, hub])));
  return {
    add({ definition, experience = 0, learner, achievedAt, expiresAt = 0 }, document) {
      const facts = canonicalize([definition, experience, learner, achievedAt, expiresAt]);
      hash.update(encoder.encode(`\n${facts.slice(0, -1)},${document}]`));
    },
    digest: () => toHex(hash.digest()) as ContentHash,
  };
}
