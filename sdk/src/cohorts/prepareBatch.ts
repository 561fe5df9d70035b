import { idOf } from "../achievement/idOf.ts";
import { prepare as prepareDocument } from "../documents/prepare.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { AchievementId, Address, ChainId, StatusIndex } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import type { CohortInput } from "./Cohort.ts";
import { recordLine } from "./cohortFile.ts";

/** Some records of a cohort, as they are handed over for preparing. */
export interface Batch {
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
  readonly ids: readonly AchievementId[];
  /** The lines of its records in the cohort's file. */
  readonly lines: Uint8Array;
}

/**
 * Prepares records: random salts, content, id, and the line of the cohort's file.
 *
 * @throws {@link CairnError} the codes of `documents.prepare` and `INVALID_ACHIEVEMENT`, each with the record's `index`.
 */
export function prepareBatch({ chainId, token, offset, records }: Batch): PreparedBatch {
  const ids: AchievementId[] = [];
  const lines: string[] = [];
  for (const [place, { statusIndex, document: text, ...facts }] of records.entries()) {
    namingRecord(offset + place, () => {
      const document = JSON.parse(text) as JsonValue;
      const { content, salts } = prepareDocument(document);
      const achievement = { ...facts, content };
      const id = idOf(achievement, { chainId, token });
      ids.push(id);
      lines.push(recordLine({ id, achievement, statusIndex, document, salts }));
    });
  }
  return { ids, lines: new TextEncoder().encode(lines.join("")) };
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
