import { isUnder } from "../documents/fieldsOf.ts";
import { includesKind, kinds } from "../kinds.ts";
import type { CairnPresentation, PresentedRecord } from "../presentations/CairnPresentation.ts";
import type { Verdict } from "../verify/Verdict.ts";
import type { CairnRequest, RequestItem } from "./CairnRequest.ts";

/** What came for one item of a request. */
export interface ItemAnswer {
  readonly item: RequestItem;
  /**
   * `given`: a record with all that was asked for; `partly`: one that leaves some of it out; `missing`: none;
   * `unknown`: none so far, but of some record the chain did not say what it is.
   */
  readonly outcome: "given" | "partly" | "missing" | "unknown";
  /** Place of the record in the presentation that answers best; null where none does. */
  readonly record: number | null;
  /** The asked paths of which that record shows nothing. */
  readonly missing: readonly string[];
}

/**
 * Compares an answer with its request: which record answers which item, and what of it was left out. What definition and
 * type a record has is the chain's word, so this takes its verdict; whether the record is good is the verdict's to say.
 */
export function compare(
  request: CairnRequest,
  records: CairnPresentation["records"],
  verdicts: readonly Verdict[],
): ItemAnswer[] {
  return request.items.map((item) => {
    const fits = records.map((record, index) => answers(item, record, verdicts[index]));
    const [best] = records
      .flatMap((record, index) =>
        fits[index] === "yes" ? [{ index, missing: missingIn(item, record) }] : [],
      )
      .sort((a, b) => a.missing.length - b.missing.length);
    if (best !== undefined) {
      const outcome = best.missing.length === 0 ? "given" : "partly";
      return { item, outcome, record: best.index, missing: best.missing };
    }
    const outcome = fits.includes("unknown") ? "unknown" : "missing";
    return { item, outcome, record: null, missing: item.paths };
  });
}

function answers(
  item: RequestItem,
  { achievement }: PresentedRecord,
  verdict?: Verdict,
): "yes" | "no" | "unknown" {
  if (item.definitions?.includes(achievement.definition) === false) return "no";
  if (item.kinds === undefined) return "yes";
  const definition = verdict?.record?.definition;
  if (definition == null) return "unknown";
  return includesKind(kinds(item.kinds), definition.kind) ? "yes" : "no";
}

function missingIn({ paths }: RequestItem, { disclosed }: PresentedRecord): string[] {
  return paths.filter((asked) => !disclosed.some(({ path }) => isUnder(path, asked)));
}
