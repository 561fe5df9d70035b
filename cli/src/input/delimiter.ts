const CANDIDATES = [",", ";", "\t"] as const;
const HINT = /^sep=(?<delimiter>[^"\r\n])(?:\r\n|\n|\r|$)/;

/** What the beginning of a CSV file says about its cells. */
export type Delimiting =
  | { readonly delimiter: string; readonly hintLines: 0 | 1 }
  | { readonly first: string; readonly second: string };

/**
 * Finds what separates the cells: what a first line such as `sep=;` names, else the comma, semicolon or tab that the
 * first row has most of, outside quotes.
 *
 * @param head - The beginning of the file, with the whole first row.
 * @returns The delimiter and how many lines only name it, or the two that come equally often.
 */
export function findDelimiter(head: string): Delimiting {
  const hint = HINT.exec(head)?.groups?.delimiter;
  if (hint !== undefined) return { delimiter: hint, hintLines: 1 };
  const counts = countOutsideQuotes(withoutBlankLines(head));
  const [best, next] = CANDIDATES.map((delimiter) => ({ delimiter, count: counts.get(delimiter) ?? 0 })).sort(
    (left, right) => right.count - left.count,
  );
  if (best === undefined || next === undefined || best.count === 0) return { delimiter: ",", hintLines: 0 };
  if (best.count === next.count) return { first: nameOf(best.delimiter), second: nameOf(next.delimiter) };
  return { delimiter: best.delimiter, hintLines: 0 };
}

/** Tells whether a text holds a whole first row. */
export function hasFirstRow(head: string): boolean {
  const text = withoutBlankLines(head);
  return rowEnd(text) < text.length;
}

function withoutBlankLines(head: string): string {
  return head.replace(/^(?: *[\r\n])*/, "");
}

function countOutsideQuotes(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const row = text.slice(0, rowEnd(text)).replaceAll(/"[^"]*"?/g, "");
  for (const character of row) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function rowEnd(text: string): number {
  let quoting = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    if (character === '"') quoting = !quoting;
    if (!quoting && (character === "\n" || character === "\r")) return place;
  }
  return text.length;
}

function nameOf(delimiter: string): string {
  return delimiter === "\t" ? "TAB" : `"${delimiter}"`;
}
