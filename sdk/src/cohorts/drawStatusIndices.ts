import { CairnError } from "../errors/CairnError.ts";
import type { StatusIndex } from "../ids.ts";

/** Places in one status list: the least that W3C's Bitstring Status List allows. */
export const STATUS_LIST_LENGTH = 131_072;

const UINT32_RANGE = 2 ** 32;

/**
 * Draws random places of the hub's status lists that nobody has yet, so that a place tells neither order nor cohort.
 *
 * @param args - How many; how many lists the hub has; places that are taken.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where too few places are free.
 */
export function drawStatusIndices(args: {
  count: number;
  lists: number;
  used: Iterable<StatusIndex>;
}): StatusIndex[] {
  const limit = args.lists * STATUS_LIST_LENGTH;
  const taken = new Set<number>(args.used);
  const free = limit - [...taken].filter((index) => index < limit).length;
  if (!Number.isInteger(args.lists) || limit > UINT32_RANGE || free < args.count) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The hub's status lists do not have enough free places.",
      details: { needed: args.count, free, lists: args.lists },
      fix: "Pass a larger number of lists.",
    });
  }
  const drawn: StatusIndex[] = [];
  while (drawn.length < args.count) {
    const index = randomBelow(limit);
    if (taken.has(index)) continue;
    taken.add(index);
    drawn.push(index as StatusIndex);
  }
  return drawn;
}

function randomBelow(limit: number): number {
  const even = UINT32_RANGE - (UINT32_RANGE % limit);
  for (;;) {
    const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (value < even) return value % limit;
  }
}
