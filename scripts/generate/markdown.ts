/** A table; columns of numbers, but for the first, are aligned to the right. */
export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_title, column) => (column > 0 && isNumeric(rows, column) ? "---:" : "---"));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

/** Whole numbers with commas. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function isNumeric(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? "");
  return cells.every((cell) => /^(?:[\d.,]*|–)$/u.test(cell)) && cells.some((cell) => /\d/u.test(cell));
}
