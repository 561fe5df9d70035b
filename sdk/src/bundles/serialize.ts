import { canonicalizeWithin } from "../json/canonicalize.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
import type { CairnRecord } from "./CairnRecord.ts";

/**
 * Writes a bundle as the text of a `*.cairn.json` file: RFC 8785 and a line feed, so that one record has one text.
 *
 * @param record - The bundle.
 * @throws {@link CairnError} the codes of `json.canonicalize` where an embedded document has no JSON form.
 *
 * @example
 * import { bundles } from "@cairn/sdk";
 *
 * function download(record: bundles.CairnRecord) {
 *   return new File([bundles.serialize(record)], "algebra.cairn.json", { type: "application/json" });
 * }
 */
export function serialize(record: CairnRecord): string {
  const value: JsonObject = {
    ...record,
    achievement: { ...record.achievement },
    inclusion: { ...record.inclusion },
  };
  return `${canonicalizeWithin(value, MAX_FILE_DEPTH)}\n`;
}
