import { idOf } from "../achievement/idOf.ts";
import type { Attestation } from "../bundles/CairnRecord.ts";
import { encode } from "../content/encode.ts";
import { verifyDisclosure } from "../documents/verifyDisclosure.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { verify as verifyProof } from "../trees/verify.ts";
import { pass } from "../verify/checks.ts";
import type { OfflineResult } from "../verify/integrity.ts";
import { faultOf } from "../verify/integrity.ts";
import type { Check } from "../verify/Verdict.ts";
import type { CairnPresentation, PresentedRecord } from "./CairnPresentation.ts";
import { parse, readPresentation } from "./parse.ts";

/** A presentation, or the text or bytes of its file. */
export type PresentationSource = CairnPresentation | string | Uint8Array;

/** What a presentation says for itself, without any chain. */
export interface OfflinePresentation {
  readonly check: Check;
  /** Undefined where the file cannot be read. */
  readonly presentation: CairnPresentation | undefined;
  /** Of each record in turn. */
  readonly records: readonly OfflineResult[];
}

/** Checks offline that each disclosed field, proof and document belongs to its record. Who signed is not asked yet. */
export function checkPresentation(source: PresentationSource): OfflinePresentation {
  try {
    const presentation = read(source);
    const records = presentation.records.map((record) => checkRecord(record, presentation));
    requireDistinct(records);
    const message = "The presentation can be read.";
    return { check: pass("integrity", message, { records: records.length }), presentation, records };
  } catch (error) {
    return {
      check: faultOf(error, "The file does not have the form of a presentation."),
      presentation: undefined,
      records: [],
    };
  }
}

/** What is given as an object may come from `JSON.parse`, so it is read as strictly as a file. */
function read(source: PresentationSource): CairnPresentation {
  if (typeof source === "string" || source instanceof Uint8Array) return parse(source);
  return readPresentation(source as unknown as JsonValue);
}

/** Checks offline that a record's disclosed fields, proofs and documents belong together. */
export function checkRecord(
  presented: PresentedRecord,
  { chainId, token }: Pick<CairnPresentation, "chainId" | "token">,
): OfflineResult {
  const { achievement, inclusion, disclosed, proof, definition, hub } = presented;
  const record: Attestation = { chainId, token, achievement, inclusion, definition, hub };
  let id: OfflineResult["id"];
  try {
    id = idOf(achievement, record);
    verifyDisclosure({ content: achievement.content, disclosed, proof });
    if (
      inclusion.mode === "anchored" &&
      !verifyProof({ root: inclusion.root, leaf: id, proof: inclusion.proof })
    ) {
      throw new CairnError("NOT_IN_ANCHOR", { details: { id, root: inclusion.root } });
    }
    const message = "The disclosed fields, the achievement and the proofs belong together.";
    const check = pass("integrity", message, { id, disclosed: disclosed.map(({ path }) => path) });
    return { check, record, id, definition: encode(definition).hash, hub: encode(hub).hash };
  } catch (error) {
    const check = faultOf(error, "A record of the presentation does not have the right form.");
    return { check, record, id, definition: undefined, hub: undefined };
  }
}

/** The same record twice would count twice for who only counts. */
function requireDistinct(records: readonly OfflineResult[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of records.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) {
      throw new CairnError("MALFORMED_PRESENTATION", {
        message: "A record is there twice.",
        details: { path: `/records/${index}`, id },
      });
    }
    seen.add(id);
  }
}
