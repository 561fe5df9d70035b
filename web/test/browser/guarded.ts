import { expect } from "chai";
import type { Coming, Visit } from "./visit.ts";
import { visit } from "./visit.ts";
import type { World } from "./world.ts";
import { ORIGIN, RPC } from "./world.ts";

/** Where a visit may send anything: the page, its node, the disk, and what the page carries in itself. */
const KNOWN = [`${ORIGIN}/`, `${RPC}/`, "file:///", "data:"] as const;

/**
 * Visits that are closed after each test of a suite, which fails where one saw an error, a refusal by the policy, or a
 * request to anybody but the node and those that the test itself names.
 */
export function guardedVisits(
  openWorld: () => Promise<World>,
  named: readonly string[] = [],
): (coming?: Coming) => Promise<Visit> {
  let open: Visit[] = [];

  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    const elsewhere = open
      .flatMap(({ requests }) => requests)
      .filter((url) => ![...KNOWN, ...named].some((known) => url.startsWith(known)));
    for (const one of open) await one.close();
    open = [];
    expect(faults).to.deep.equal([]);
    expect(elsewhere).to.deep.equal([]);
  });

  return async (coming = {}) => {
    const one = await visit(await openWorld(), coming);
    open.push(one);
    return one;
  };
}
