import type { CairnRecord } from "../bundles/CairnRecord.ts";
import { isUnder, leavesOf } from "../documents/fieldsOf.ts";
import type { CairnRequest, RequestItem } from "./CairnRequest.ts";

/** A record that may answer an item. */
export interface Candidate {
  /** Place in the list of bundles. */
  readonly bundle: number;
  /** The asked paths that its document has. */
  readonly paths: readonly string[];
  /** The asked paths that it does not have. */
  readonly missing: readonly string[];
}

/**
 * Finds which of a learner's records may answer each item of a request: those of its network, of a definition and an
 * achievement type that will do. It asks no chain: what type a definition has is what its document in the bundle says.
 *
 * @param request - The request.
 * @param bundles - The learner's records.
 * @returns Of each item the candidates, those that have all that is asked for first.
 *
 * @example
 * import { type bundles, requests } from "@cairn/sdk";
 *
 * function isAnswerable(request: requests.CairnRequest, records: readonly bundles.CairnRecord[]) {
 *   const found = requests.match(request, records);
 *   return request.items.every((item, index) => item.optional || (found[index] ?? []).length > 0);
 * }
 */
export function match(request: CairnRequest, bundles: readonly CairnRecord[]): Candidate[][] {
  return request.items.map((item) =>
    bundles
      .flatMap((record, bundle) =>
        isEligible(request, item, record) ? [{ ...shown(item, record), bundle }] : [],
      )
      .sort((a, b) => a.missing.length - b.missing.length),
  );
}

/** A document need not name the type of its definition; then only the chain tells, which the verifier asks. */
function isEligible(request: CairnRequest, item: RequestItem, record: CairnRecord): boolean {
  if (record.chainId !== request.chainId || record.token !== request.token) return false;
  if (item.definitions?.includes(record.achievement.definition) === false) return false;
  const { achievementType: type } = record.definition;
  return item.kinds === undefined || type === undefined || item.kinds.some((kind) => kind === type);
}

function shown({ paths }: RequestItem, { document }: CairnRecord): Omit<Candidate, "bundle"> {
  const leaves = leavesOf(document);
  const has = (path: string): boolean => leaves.some((leaf) => isUnder(leaf.path, path));
  return { paths: paths.filter(has), missing: paths.filter((path) => !has(path)) };
}
