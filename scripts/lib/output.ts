import { CairnError, isCairnError } from "@cairn/sdk";

/** What a task found or did: for programs, and for people. */
export type Outcome = { readonly data: object; readonly text: string };

/** Codes of mistakes in what the operator typed. */
const USAGE = new Set<string>(["INVALID_ARGUMENT", "INVALID_ADDRESS", "INVALID_ID", "UNKNOWN_KIND"]);

/** Prints an outcome, as one line of JSON or as text. */
export function printOutcome({ outcome, json }: { outcome: Outcome; json: boolean }): void {
  process.stdout.write(`${json ? toJson(outcome.data) : outcome.text}\n`);
}

/** Prints an error: what, where, how to fix; and sets the exit status: 2 for a mistake in the options, else 1. */
export function printError({ error, json }: { error: unknown; json: boolean }): void {
  if (isCairnError(error)) {
    const { code, shortMessage, details, fix } = error;
    if (json) process.stdout.write(`${toJson({ error: { code, message: shortMessage, details, fix } })}\n`);
    else process.stderr.write(`${error.message}\n`);
    process.exitCode = USAGE.has(code) ? 2 : 1;
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${toJson({ error: { code: "UNEXPECTED", message } })}\n`);
  else process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Columns that line up, under a header. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** One line of JSON; chain numbers as decimal strings. */
export function toJson(value: object): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}` : item));
}

/** The error for an option that is missing or has a value that the task does not take. */
export function usageError(
  message: string,
  details: Readonly<Record<string, unknown>>,
  fix: string,
): CairnError {
  return new CairnError("INVALID_ARGUMENT", { message, details, fix });
}
