import { stripVTControlCharacters } from "node:util";

/** Columns that line up, under a header. */
export function table(rows: readonly (readonly string[])[]): string {
  const length = (cell: string) => stripVTControlCharacters(cell).length;
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => length(row[column] ?? ""))),
  );
  const pad = (cell: string, width: number) => cell + " ".repeat(Math.max(0, width - length(cell)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
