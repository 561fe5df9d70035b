// What the tests missed, against the list of lines that no test can reach.
import type { FileCoverage } from "./lcov.ts";

/** A line that no test can reach: its text without what surrounds it, and why. */
export type Exception = { readonly file: string; readonly line: string; readonly why: string };
/** A file's row of the table, and what is wrong. */
export type Judgement = {
  readonly rows: readonly {
    readonly file: string;
    readonly lines: number;
    readonly reached: number;
    readonly excepted: number;
  }[];
  readonly faults: readonly string[];
};

/** Each missed line needs an exception, and each exception a missed line. */
export function judge({
  coverage,
  exceptions,
  lineAt,
}: {
  coverage: readonly FileCoverage[];
  exceptions: readonly Exception[];
  lineAt: (file: string, line: number) => string;
}): Judgement {
  const faults: string[] = [];
  const used = new Set<Exception>();
  const rows = coverage.map(({ file, lines, missed }) => {
    let excepted = 0;
    for (const line of missed) {
      const text = lineAt(file, line).trim();
      const exception = exceptions.find((known) => known.file === file && known.line === text);
      if (exception === undefined) faults.push(`${file}:${line} is reached by no test: ${text}`);
      else {
        used.add(exception);
        excepted += 1;
      }
    }
    return { file, lines, reached: lines - missed.length, excepted };
  });
  for (const exception of exceptions) {
    if (used.has(exception)) continue;
    faults.push(
      `${exception.file}: "${exception.line}" is no exception any more: a test reaches it, or it is gone`,
    );
  }
  return { rows, faults };
}
