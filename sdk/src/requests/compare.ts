import { isUnder } from "../documents/fieldsOf.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import type { KindName } from "../kinds.ts";
import { EXTENSION_PREFIX, includesKind, kinds, nameOfKind } from "../kinds.ts";
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

type Fit = "yes" | "no" | "unknown";

function answers(item: RequestItem, { achievement, definition }: PresentedRecord, verdict?: Verdict): Fit {
  if (item.definitions?.includes(achievement.definition) === false) return "no";
  if (item.kinds === undefined) return "yes";
  const kind = verdict?.record?.definition?.kind;
  if (kind === undefined) return "unknown";
  if (!includesKind(kinds(item.kinds), kind)) return "no";
  return nameOfKind(kind) === EXTENSION_PREFIX
    ? answersByName(item.kinds, definition.achievementType)
    : "yes";
}

/** Of a type of a hub's own the chain knows no name; the definition's document has it, whose hash the verdict checks. */
function answersByName(names: readonly KindName[], type: JsonValue | undefined): Fit {
  if (type === undefined) return "unknown";
  return names.some((name) => name === type) ? "yes" : "no";
}

function missingIn({ paths }: RequestItem, { disclosed }: PresentedRecord): string[] {
  return paths.filter((asked) => !disclosed.some(({ path }) => isUnder(path, asked)));
}
