import { CairnError } from "../errors/CairnError.ts";
import { isCount, isFields, isIssuance } from "./isIssuance.ts";
import { placeOf } from "./RecordCursor.ts";
import type { IssuanceList } from "./RecordSource.ts";

/**
 * Checks the form of what a source answered: an indexer is another's server.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER`.
 */
export function checkList<List extends IssuanceList>(list: List): List {
  const answer: unknown = list;
  if (!isFields(answer) || !Array.isArray(answer.issuances) || !isCount(answer.block)) throw malformed({});
  const index = answer.issuances.findIndex((issuance) => !isIssuance(issuance));
  if (index >= 0) throw malformed({ index });
  const { next = null } = answer;
  if (next !== null && (typeof next !== "string" || !isCursor(next))) throw malformed({ next });
  return list;
}

function isCursor(text: string): boolean {
  try {
    placeOf(text);
    return true;
  } catch {
    return false;
  }
}

function malformed(details: Readonly<Record<string, unknown>>): CairnError {
  return new CairnError("INCONSISTENT_ANSWER", {
    message: "The source's answer does not have the form of a list of records.",
    details,
  });
}
