import type { PresentationOutcome, RecordOutcome } from "./judge.ts";

/** Writes a verdict as JSON, with what was asked for and came where that is known. */
export function verdictJson(args: {
  readonly outcome: RecordOutcome | PresentationOutcome;
  readonly file: string;
  readonly checkedAt: number;
}): string {
  const { outcome, file, checkedAt } = args;
  const answer =
    outcome.type === "presentation" && outcome.request !== undefined
      ? { request: outcome.request, items: outcome.items, isComplete: outcome.isComplete }
      : {};
  const value = { file, checkedAt, asked: outcome.asked, ...outcome.verdict, ...answer };
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item), 2);
}
