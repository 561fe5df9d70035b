import type { Language } from "../messages/Language.ts";
import type { TableRow } from "./Table.ts";
import { MAX_ROWS, tableError } from "./tableFaults.ts";

/**
 * Passes rows on, as long as they are not too many.
 *
 * @throws {@link CairnError} `MALFORMED_TABLE` for more than 500,000 rows.
 */
export async function* boundRows(
  rows: AsyncIterable<TableRow>,
  { file, language }: { readonly file: string; readonly language: Language },
): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MAX_ROWS) {
      throw tableError({ code: "TOO_MANY_ROWS", language, values: { file, limit: MAX_ROWS } });
    }
    yield row;
  }
}
