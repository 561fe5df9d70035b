/** Blocks that a first query asks for at most where nothing else is said: more than any chain has. */
const EVERYTHING = 2 ** 40;
/** How a span shrinks where nothing tells by how much. */
const SHRINK = 4;
/** Queries that pass before a refused span is tried again; doubled each time that it is refused again. */
const FIRST_PATIENCE = 16;
const MOST_PATIENCE = 4096;

/** How many blocks the next query asks for, learned from what a node refused and answered before. */
export interface Pace {
  readonly span: () => number;
  /** The node refused so many blocks; `next` is what it would answer, where it says so. */
  readonly refused: (asked: number, next?: number) => void;
  /** The node answered for so many blocks, with so many logs. */
  readonly answered: (asked: number, logs: number) => void;
}

/**
 * Makes a pace. A refused span is cut to a quarter, or to the largest that was answered; then it grows again,
 * to the middle between what was answered and what was refused, until the two are close. A limit that counts
 * results and not blocks moves with the density of the logs, so after a while a refused span is tried again.
 *
 * @param options - Blocks that the first query asks for, all when absent; logs that a query should bring, any
 * number when absent.
 */
export function makePace(options: { first?: number; aim?: number } = {}): Pace {
  const { first = EVERYTHING, aim = Number.POSITIVE_INFINITY } = options;
  let span = first;
  let good = 0;
  let bad = EVERYTHING;
  let calm = 0;
  let patience = FIRST_PATIENCE;
  return {
    span: () => span,
    refused(asked, next) {
      bad = asked;
      calm = 0;
      if (good >= asked) good = 0;
      const cut = good > 0 ? good : Math.floor(asked / SHRINK);
      span = Math.max(1, Math.min(next ?? cut, asked - 1));
    },
    answered(asked, logs) {
      if (asked < span) return;
      good = Math.max(good, asked);
      calm += 1;
      if (bad < EVERYTHING && calm >= patience) {
        bad = EVERYTHING;
        patience = Math.min(patience * 2, MOST_PATIENCE);
      }
      if (logs > aim) span = Math.max(1, Math.floor(span / 2));
      else if (logs <= aim / SHRINK) span = grown(span, bad);
    },
  };
}

function grown(span: number, bad: number): number {
  if (bad === EVERYTHING) return Math.min(span * SHRINK, EVERYTHING);
  return bad - span > span / 8 ? Math.floor((span + bad) / 2) : span;
}
