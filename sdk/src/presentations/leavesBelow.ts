import { isUnder, leavesOf } from "../documents/fieldsOf.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { JsonValue } from "../json/JsonValue.ts";

/** The leaves that a choice of paths names: each path is a leaf, or an object or array of which all leaves are meant. */
export function leavesBelow(document: JsonValue, paths: readonly string[]): string[] {
  const all = leavesOf(document).map(({ path }) => path);
  const chosen = new Set<string>();
  for (const path of paths) {
    const below = all.filter((leaf) => isUnder(leaf, path));
    if (below.length === 0) throw new CairnError("UNKNOWN_PATH", { details: { path } });
    for (const leaf of below) chosen.add(leaf);
  }
  return [...chosen];
}
