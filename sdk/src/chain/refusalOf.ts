import { layersOf, searchable } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";

/**
 * Why a log query was not answered: it was `tooMuch`; `late` or `unclear`, where it may have been too much;
 * `busy` where there are too many queries; `fault` where no answer came for another reason.
 */
export interface Refusal {
  readonly kind: "tooMuch" | "late" | "unclear" | "busy" | "fault";
  /** Blocks that the node would answer for, where it says so. */
  readonly span?: number;
}

const TOO_MUCH = [
  /block.?range|range (?:is )?(?:too|limit|exceed)|\branges? over\b|\d+ range\b/i,
  /(?:more than|exceeds?|max\w*|too many|limit of|limit to) [^.]*?(?:results|logs|blocks)/i,
  /(?:response|result|logs?|body|payload|content).{0,20}(?:too (?:large|big|many|long)|size exceed|exceed|limit)/i,
  /too (?:wide|large|big)\b|\b413\b/i,
];
const BUSY =
  /\b429\b|rate.?limit|too many requests|request limit|compute units|exceeded.*(?:quota|capacity)/i;
const LATE = /time.?out|timed out|in time|deadline|socket hang up|ECONNRESET|EPIPE|terminated/i;
const FAULT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|fetch failed|failed to fetch|network ?error/i;
const SERVER_FAULT = /^(?:408|5\d\d)$/;

/** `[0x10, 0x20]`: a range that the node would answer for. */
const RANGE = /\[\s*(0x[0-9a-f]{1,12})\s*,\s*(0x[0-9a-f]{1,12})\s*\]/i;
/** `100-200`: the same in decimal digits. */
const DECIMAL_RANGE = /range\s+(\d{1,12})\s*-\s*(\d{1,12})/i;
/** A number that may be of blocks: not of results, seconds or bytes. */
const NUMBER =
  /\b(\d{1,3}(?:[,_]\d{3})+|\d{1,9})(?:\s?(k)\b|(?![\d,_]|\s?k\b))(?!\s*(?:results|logs|m?s\b|sec|bytes|mi?b))/gi;

/**
 * Reads why a node did not answer a log query. Nodes agree on no code for it, so their words count; words
 * that nobody foresaw are `unclear`: asking for less is harmless.
 *
 * @param error - What the query threw.
 * @param asked - How many blocks it was about.
 */
export function refusalOf(error: unknown, asked: number): Refusal {
  if (isCairnError(error, "INCONSISTENT_ANSWER")) return { kind: "fault" };
  const layers = layersOf(error);
  const text = searchable(
    layers.flatMap((layer) => [layer.shortMessage ?? layer.message, layer.responseBody, layer.code]),
  );
  const status = layers.map(({ responseStatus }) => /^\d{3}/.exec(String(responseStatus))?.[0] ?? "");
  if (status.includes("429")) return { kind: "busy" };
  if (status.includes("413") || TOO_MUCH.some((pattern) => pattern.test(text))) {
    return { kind: "tooMuch", ...spanIn(text, asked) };
  }
  if (BUSY.test(text)) return { kind: "busy" };
  if (LATE.test(text) || status.some((code) => SERVER_FAULT.test(code))) return { kind: "late" };
  return { kind: FAULT.test(text) ? "fault" : "unclear" };
}

/**
 * The largest number of blocks below the asked one that the words offer: only a hint, a wrong one is refused
 * again.
 */
function spanIn(text: string, asked: number): { span?: number } {
  const range = RANGE.exec(text) ?? DECIMAL_RANGE.exec(text);
  const spans =
    range === null
      ? [...text.matchAll(NUMBER)].map(
          ([, digits = "", thousands]) =>
            Number(digits.replace(/[,_]/g, "")) * (thousands === undefined ? 1 : 1000),
        )
      : [Number(range[2]) - Number(range[1]) + 1];
  const fitting = spans.filter((span) => span >= 1 && span < asked);
  return fitting.length === 0 ? {} : { span: Math.max(...fitting) };
}
