import { CairnError } from "../errors/CairnError.ts";
import type { StatusIndex } from "../ids.ts";

/** Places in one status list: the least that W3C's Bitstring Status List allows. */
export const STATUS_LIST_LENGTH = 131_072;

const UINT32_RANGE = 2 ** 32;
/** Random numbers that are drawn at once. */
const BLOCK = 1_024;

/**
 * Draws random places of the hub's status lists that nobody has yet, without end, so that a place tells neither order nor
 * cohort.
 *
 * @param args - How many lists the hub has; places that are taken; how many are needed, where that is known.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where too few places are free.
 */
export function* drawStatusIndices(args: {
  lists: number;
  used: Iterable<StatusIndex>;
  needed?: number | undefined;
}): Generator<StatusIndex, never> {
  const { lists, needed = 1 } = args;
  const limit = lists * STATUS_LIST_LENGTH;
  const taken = new Set<number>(args.used);
  const outside = [...taken].filter((index) => index >= limit).length;
  const free = () => limit - (taken.size - outside);
  const isPossible = Number.isInteger(lists) && lists > 0 && limit <= UINT32_RANGE;
  if (!isPossible || free() < needed) throw tooFew({ needed, free: free(), lists });
  let drawn = 0;
  for (const index of randomBelow(limit)) {
    if (taken.has(index)) continue;
    taken.add(index);
    drawn += 1;
    yield index as StatusIndex;
    if (free() === 0) break;
  }
  throw tooFew({ needed: drawn + 1, free: drawn, lists });
}

function tooFew(details: { needed: number; free: number; lists: number }): CairnError {
  return new CairnError("INVALID_ARGUMENT", {
    message: "The hub's status lists do not have enough free places.",
    details,
    fix: "Pass a larger number of lists.",
  });
}

function* randomBelow(limit: number): Generator<number> {
  const even = UINT32_RANGE - (UINT32_RANGE % limit);
  for (;;) {
    for (const value of crypto.getRandomValues(new Uint32Array(BLOCK))) {
      if (value < even) yield value % limit;
    }
  }
}
