// Reads the report of Hardhat's coverage.

/** What the tests reached of one file: its lines with code, and those of them that no test reached. */
export type FileCoverage = {
  readonly file: string;
  readonly lines: number;
  readonly missed: readonly number[];
};

/** Reads an LCOV report: `SF:` begins a file, `DA:line,count` tells one line. */
export function readLcov(text: string): readonly FileCoverage[] {
  const files = new Map<string, Map<number, number>>();
  let lines = new Map<number, number>();
  for (const row of text.split("\n")) {
    if (row.startsWith("SF:")) {
      lines = new Map();
      files.set(row.slice(3), lines);
    } else if (row.startsWith("DA:")) {
      const [line = 0, count = 0] = row.slice(3).split(",").map(Number);
      lines.set(line, count);
    }
  }
  return [...files]
    .filter(([file]) => file.startsWith("contracts/"))
    .map(([file, counts]) => ({
      file,
      lines: counts.size,
      missed: [...counts].filter(([, count]) => count === 0).map(([line]) => line),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
