/** Ids that are asked for in one call at most. */
const LONGEST_RUN = 50;
/** Ids that nobody asked for, and that a call still reads along: fewer calls. */
const WIDEST_GAP = 4;

/** A run of serial ids. */
interface Run {
  readonly first: number;
  readonly count: number;
}

/** Groups ids, which are serial numbers, into runs that one call each can read. */
export function runsOf(ids: Iterable<number>): Run[] {
  const runs: Run[] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    const end = run === undefined ? 0 : run.first + run.count;
    if (run !== undefined && id - end <= WIDEST_GAP && id - run.first < LONGEST_RUN) {
      runs[runs.length - 1] = { first: run.first, count: id - run.first + 1 };
    } else {
      runs.push({ first: id, count: 1 });
    }
  }
  return runs;
}
