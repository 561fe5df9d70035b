import { idOf } from "../achievement/idOf.ts";
import { checkPrivateSize } from "../documents/checkPrivateSize.ts";
import { leavesOf } from "../documents/fieldsOf.ts";
import { randomSalt } from "../documents/randomSalt.ts";
import { saltLeaves } from "../documents/saltLeaves.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { Address, ChainId, StatusIndex } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { fromHex } from "../trees/keccak.ts";
import { packNodes } from "../trees/packed.ts";
import type { CohortInput } from "./Cohort.ts";
import { preparedLine } from "./cohortFile.ts";

/** Some records of a cohort, as they are handed over for preparing. */
export interface CohortBatch {
  readonly chainId: ChainId;
  readonly token: Address;
  /** Place of its first record in the cohort. */
  readonly offset: number;
  readonly records: readonly BatchRecord[];
}

/** A record with its document in canonical form. */
export interface BatchRecord extends Required<Omit<CohortInput, "document">> {
  readonly statusIndex: StatusIndex;
  readonly document: string;
}

/** What became of a batch. */
export interface PreparedBatch {
  /** The ids of its records, 32 bytes each. */
  readonly ids: Uint8Array;
  /** The lines of its records in the cohort's file. */
  readonly lines: Uint8Array;
}

/**
 * Prepares records: random salts, content, id, and the line of the cohort's file.
 *
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT`; `AMBIGUOUS_PATH`; `DOCUMENT_TOO_LARGE`; `DUPLICATE_SALT`; each with the record's `index`.
 */
export function prepareBatch({ chainId, token, offset, records }: CohortBatch): PreparedBatch {
  const ids: Uint8Array[] = [];
  const lines: string[] = [];
  for (const [place, { statusIndex, document, ...facts }] of records.entries()) {
    namingRecord(offset + place, () => {
      const leaves = leavesOf(JSON.parse(document) as JsonValue);
      checkPrivateSize(document, leaves);
      const { content, fields } = saltLeaves(leaves, randomSalt);
      const achievement = { ...facts, content };
      ids.push(fromHex(idOf(achievement, { chainId, token })));
      lines.push(preparedLine({ achievement, statusIndex, document, fields }));
    });
  }
  return { ids: packNodes(ids), lines: new TextEncoder().encode(lines.join("")) };
}

/** Lets an error say which record it is about. */
export function namingRecord<Result>(index: number, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    const { code, shortMessage: message, details, fix } = cause;
    throw new CairnError(code, { message, details: { index, ...details }, fix, cause });
  }
}
