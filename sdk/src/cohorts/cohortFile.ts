import type { Achievement } from "../achievement/Achievement.ts";
import type { DisclosedField } from "../documents/types.ts";
import type { Address, ChainId, ContentHash, HubId, Root, StatusIndex } from "../ids.ts";
import { canonicalize, canonicalizeWithin } from "../json/canonicalize.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
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
  const line = { achievement: { ...achievement }, statusIndex, document, salts };
  return `${canonicalizeWithin(line, MAX_FILE_DEPTH)}\n`;
}

/** Writes the same line of a record whose document is in canonical form already. */
export function preparedLine(args: {
  achievement: Achievement;
  statusIndex: StatusIndex;
  document: string;
  fields: readonly DisclosedField[];
}): string {
  const { achievement, statusIndex, document, fields } = args;
  const { achievedAt, content, definition, experience, expiresAt, learner } = achievement;
  const salts = [...fields]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, salt }) => `${JSON.stringify(path)}:"${salt}"`);
  return [
    `{"achievement":{"achievedAt":${achievedAt},"content":"${content}","definition":${definition},`,
    `"experience":${experience},"expiresAt":${expiresAt},"learner":"${learner}"},`,
    `"document":${document},"salts":{${salts.join(",")}},"statusIndex":${statusIndex}}\n`,
  ].join("");
}

/** Writes the last line. */
export function sealLine({ size, input, root }: CohortSeal): string {
  return `${canonicalize({ size, input, root })}\n`;
}
