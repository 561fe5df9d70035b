import { CONTRACT_ERRORS, ERRORS } from "@cairn/sdk";
import { contractErrorsEs } from "./contractErrorsEs.ts";
import { errorsEs } from "./errorsEs.ts";
import { sentencesEs, wordsEs } from "./sentencesEs.ts";

type ErrorCode = keyof typeof errorsEs;
type ContractErrorName = keyof typeof contractErrorsEs;

/** The catalogs' sentences, which stand inside of others and beside other errors too. */
function catalogSentences(): [english: string, spanish: string][] {
  const codes = Object.keys(errorsEs) as ErrorCode[];
  const names = Object.keys(contractErrorsEs) as ContractErrorName[];
  return [
    ...names.flatMap((name): [string, string][] => [
      [CONTRACT_ERRORS[name].meaning, contractErrorsEs[name].meaning],
      [CONTRACT_ERRORS[name].fix, contractErrorsEs[name].fix],
    ]),
    ...codes.flatMap((code): [string, string][] => [
      [ERRORS[code].summary, errorsEs[code].summary],
      [ERRORS[code].fix, errorsEs[code].fix],
    ]),
  ];
}

/** Longest sentence that is compared with patterns of several holes; what a contract says may be longer. */
const MOST_CHARACTERS = 1_000;
const HOLE = /\{(\w+)\}/u;

/** A sentence with holes, as a pattern of what fills them. */
function patternOf(english: string): RegExp {
  const pieces = english.split(HOLE);
  const source = pieces.map((piece, place) =>
    place % 2 === 0 ? piece.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&") : `(?<${piece}>.+)`,
  );
  return new RegExp(`^${source.join("")}$`, "su");
}

const EXACT = new Map([...Object.entries(wordsEs), ...Object.entries(sentencesEs), ...catalogSentences()]);
const PATTERNS = Object.entries(sentencesEs)
  .filter(([english]) => HOLE.test(english))
  .map(([english, spanish]) => ({ pattern: patternOf(english), spanish }));

/**
 * Says an English sentence of the SDK or of the command in Spanish, also what stands in its holes where that is known.
 *
 * @returns Undefined where the sentence is not known.
 */
export function toSpanish(english: string): string | undefined {
  const exact = EXACT.get(english);
  if (exact !== undefined) return exact;
  if (english.length > MOST_CHARACTERS) return undefined;
  for (const { pattern, spanish } of PATTERNS) {
    const values = pattern.exec(english)?.groups;
    if (values === undefined) continue;
    return spanish.replace(new RegExp(HOLE, "gu"), (_hole, name: string) => {
      const value = values[name] ?? "";
      return toSpanish(value) ?? value;
    });
  }
  return undefined;
}
