import type { CairnError } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { errorText } from "../../messages/sdk/errorText.ts";
import { WordedError } from "../../messages/WordedError.ts";

/** What is checked, in this order. */
export const CHECKS = [
  "nodeVersion",
  "configuration",
  "deployment",
  "rpc",
  "chain",
  "clock",
  "contracts",
  "references",
  "hub",
  "content",
  "accreditation",
  "definitions",
  "badges",
  "key",
  "staff",
  "balance",
] as const;

/** Name of a check. */
export type CheckName = (typeof CHECKS)[number];

/** What a check found. */
export interface Finding {
  readonly check: CheckName;
  readonly outcome: "good" | "wrong" | "look" | "skipped";
  readonly message: string;
  /** What to do about it. */
  readonly next?: string;
}

/** A finding, and what later checks need of it; undefined where they cannot go on. */
export interface Checked<Value> {
  readonly findings: readonly Finding[];
  readonly value: Value | undefined;
}

/** What a check makes of an error: what went wrong, and what to do. */
export function wrong(context: Context, check: CheckName, error: CairnError): Finding {
  if (error instanceof WordedError) {
    return { check, outcome: "wrong", message: error.shortMessage, next: error.fix };
  }
  const { message, fix, details } = errorText(error, context.language);
  const values = details.length === 0 ? "" : ` (${details.join(", ")})`;
  return { check, outcome: "wrong", message: `${message}${values}`, next: fix };
}
