import { canonicalizeWithin } from "../json/canonicalize.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
import type { CairnPresentation } from "./CairnPresentation.ts";

/**
 * Writes a presentation as the text of its file: RFC 8785 and a line feed.
 *
 * @param presentation - The presentation.
 * @throws {@link CairnError} the codes of `json.canonicalize` where an embedded document has no JSON form.
 *
 * @example
 * import { presentations } from "@cairn/sdk";
 *
 * function download(presentation: presentations.CairnPresentation) {
 *   return new File([presentations.serialize(presentation)], "for-employer.cairn-presentation.json");
 * }
 */
export function serialize(presentation: CairnPresentation): string {
  const value: JsonObject = {
    ...presentation,
    records: presentation.records.map((record) => ({
      ...record,
      achievement: { ...record.achievement },
      inclusion: { ...record.inclusion },
      disclosed: record.disclosed.map((field) => ({ ...field })),
      proof: record.proof === null ? null : { ...record.proof },
    })),
  };
  return `${canonicalizeWithin(value, MAX_FILE_DEPTH)}\n`;
}
