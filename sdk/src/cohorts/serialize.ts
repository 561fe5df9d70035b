import type { Cohort } from "./Cohort.ts";
import { headerLine, recordLine, sealLine } from "./cohortFile.ts";

/**
 * Writes a cohort as the lines of its file, each in the form of RFC 8785 with a line feed: a header, one line for each
 * record, and a last line with size, input and root. The tree is computed again when it is read. The text holds private
 * documents: keep it where only the hub's staff can read it.
 *
 * @param cohort - The cohort, as `cohorts.prepare` made it.
 * @throws {@link CairnError} those of the cohort's `records`.
 *
 * @example
 * import { cohorts } from "@cairn/sdk";
 *
 * async function download(cohort: cohorts.Cohort) {
 *   const lines: string[] = [];
 *   for await (const line of cohorts.serialize(cohort)) lines.push(line);
 *   return new Blob(lines, { type: "application/x-ndjson" });
 * }
 */
export async function* serialize(cohort: Cohort): AsyncGenerator<string> {
  yield headerLine(cohort);
  for await (const record of cohort.records()) yield recordLine(record);
  yield sealLine({ size: cohort.size, input: cohort.input, root: cohort.tree.root });
}
