import type { CredentialOutcome, PresentationOutcome, RecordOutcome } from "./judge.ts";

/** An outcome that has a verdict. */
export type VerdictOutcome = RecordOutcome | PresentationOutcome | CredentialOutcome;

/** Writes a verdict as JSON, with what was asked for and came where that is known. */
export function verdictJson(args: {
  readonly outcome: VerdictOutcome;
  readonly file: string;
  readonly checkedAt: number;
}): string {
  const { outcome, file, checkedAt } = args;
  const answer =
    outcome.type === "presentation" && outcome.request !== undefined
      ? { request: outcome.request, items: outcome.items, isComplete: outcome.isComplete }
      : {};
  const carried =
    outcome.type === "record" && outcome.credential !== undefined ? { credential: outcome.credential } : {};
  const value = { file, checkedAt, asked: outcome.asked, ...outcome.verdict, ...answer, ...carried };
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item), 2);
}
