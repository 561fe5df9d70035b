import type { CohortTree, CohortTreeDump } from "./CohortTree.ts";

/**
 * Gives a tree's form for a file, which OpenZeppelin's library also reads.
 *
 * @param tree - The tree.
 *
 * @example
 * import { achievementId, trees } from "@cairn/sdk";
 *
 * const text = JSON.stringify(trees.dump(trees.build([achievementId(1n), achievementId(2n)])));
 */
export function dump(tree: CohortTree): CohortTreeDump {
  return {
    format: "simple-v1",
    tree: tree.nodes,
    values: tree.ids.map((id) => ({ value: id, treeIndex: tree.places.get(id) ?? 0 })),
  };
}
