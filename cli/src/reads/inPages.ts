/** How many entries one call reads. */
const PAGE = 100;

/** Reads a list of the chain to its end, a page at a time. */
export async function inPages<Entry>(
  read: (first: number, count: number) => Promise<readonly Entry[]>,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const page = await read(entries.length, PAGE);
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}
