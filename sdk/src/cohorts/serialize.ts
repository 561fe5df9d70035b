import { canonicalize } from "../json/canonicalize.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import type { Cohort } from "./Cohort.ts";

/**
 * Writes a cohort as the text of its file: RFC 8785 and a line feed. The tree is computed again when it is read. The text
 * holds private documents: keep it where only the hub's staff can read it.
 *
 * @param cohort - The cohort, as `cohorts.prepare` made it.
 * @throws {@link CairnError} the codes of `json.canonicalize` where a document has no JSON form.
 *
 * @example
 * import { cohorts } from "@cairn/sdk";
 *
 * function copyOf(cohort: cohorts.Cohort) {
 *   return cohorts.parse(cohorts.serialize(cohort));
 * }
 */
export function serialize(cohort: Cohort): string {
  const { chainId, token, hub, input, tree } = cohort;
  const records: JsonValue[] = cohort.records.map(({ achievement, statusIndex, document, salts }) => ({
    achievement: { ...achievement },
    statusIndex,
    document,
    salts,
  }));
  const value = { type: "CairnCohort", version: 1, chainId, token, hub, input, root: tree.root, records };
  return `${canonicalize(value)}\n`;
}
