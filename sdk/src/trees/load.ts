import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";
import { build } from "./build.ts";
import type { CohortTree, CohortTreeDump } from "./CohortTree.ts";

/**
 * Reads a tree from its form for a file. Every node is computed again and compared.
 *
 * @param data - What {@link dump} or OpenZeppelin's library wrote.
 * @throws {@link CairnError} `MALFORMED_TREE` where the form, an id or a node is wrong.
 *
 * @example
 * import { trees } from "@cairn/sdk";
 *
 * function rootOf(text: string) {
 *   return trees.load(JSON.parse(text) as trees.CohortTreeDump).root;
 * }
 */
export function load(data: CohortTreeDump): CohortTree {
  if (data?.format !== "simple-v1" || !Array.isArray(data.tree) || !Array.isArray(data.values)) {
    throw new CairnError("MALFORMED_TREE", { message: "The tree does not have the form simple-v1." });
  }
  const tree = build(Array.from(data.values, readId));
  const isSame =
    data.tree.length === tree.nodes.length &&
    tree.nodes.every((node, index) => node === data.tree[index]) &&
    tree.ids.every((id, index) => tree.places.get(id) === data.values[index]?.treeIndex);
  if (!isSame) {
    throw new CairnError("MALFORMED_TREE", {
      message: "The nodes of the tree are not those of its leaves.",
      details: { root: data.tree[0], computed: tree.root },
    });
  }
  return tree;
}

function readId(entry: { value: string }, index: number): AchievementId {
  try {
    return achievementId(entry?.value);
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    throw new CairnError("MALFORMED_TREE", {
      message: cause.shortMessage,
      details: { index, ...cause.details },
      cause,
    });
  }
}
