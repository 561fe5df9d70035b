import { readFile, writeFile } from "node:fs/promises";

/** One test, as every runner reports it. A skipped test counts as failed: a test that never runs proves nothing. */
export type TestResult = {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
};

/** Writes what a runner's process found, for the orchestrator that started it. */
export async function writeResults({
  file,
  results,
}: {
  file: string;
  results: readonly TestResult[];
}): Promise<void> {
  await writeFile(file, JSON.stringify(results));
}

/** Reads what a runner's process wrote; `undefined` if it ended before it could write anything. */
export async function readResults(file: string): Promise<readonly TestResult[] | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as TestResult[]);
}
