import type { Address, ChainId, ContentHash, HubId, Root } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { CohortRecord } from "./Cohort.ts";

/** First line of a cohort's file: where, and whose. */
export interface CohortHeader {
  readonly chainId: ChainId;
  readonly token: Address;
  readonly hub: HubId;
}

/** Last line of a cohort's file, without which it is not whole. */
export interface CohortSeal {
  readonly size: number;
  readonly input: ContentHash;
  readonly root: Root;
}

/** Writes the first line. */
export function headerLine({ chainId, token, hub }: CohortHeader): string {
  return `${canonicalize({ type: "CairnCohort", version: 1, chainId, token, hub })}\n`;
}

/** Writes the line of a record, whose id is computed again when it is read. */
export function recordLine({ achievement, statusIndex, document, salts }: CohortRecord): string {
  return `${canonicalize({ achievement: { ...achievement }, statusIndex, document, salts })}\n`;
}

/** Writes the last line. */
export function sealLine({ size, input, root }: CohortSeal): string {
  return `${canonicalize({ size, input, root })}\n`;
}
