import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId, Root } from "../ids.ts";
import type { CohortTree } from "./CohortTree.ts";
import { buildNodes } from "./merkle.ts";

/**
 * Builds a cohort's tree: OpenZeppelin's `SimpleMerkleTree` over the achievement ids, as `AchievementToken.anchor` and
 * `claim` expect it. It grows with n log n; 100,000 ids take seconds.
 *
 * @param ids - The achievements' ids: one at least, each once.
 * @throws {@link CairnError} `MALFORMED_TREE` where there is no id, or one twice.
 *
 * @example
 * import { achievementId, trees } from "@cairn/sdk";
 *
 * const tree = trees.build([achievementId(1n), achievementId(2n)]);
 * const proof = trees.proofOf(tree, achievementId(2n));
 */
export function build(ids: readonly AchievementId[]): CohortTree {
  if (ids.length === 0)
    throw new CairnError("MALFORMED_TREE", { message: "A cohort has one achievement at least." });
  const nodes = buildNodes(ids);
  const places = new Map<AchievementId, number>();
  for (const [offset, node] of nodes.slice(ids.length - 1).entries()) {
    const id = node as AchievementId;
    if (places.has(id)) {
      throw new CairnError("MALFORMED_TREE", {
        message: "An achievement is twice in the cohort.",
        details: { id },
      });
    }
    places.set(id, ids.length - 1 + offset);
  }
  return { root: nodes[0] as Root, size: ids.length, ids: [...ids], nodes, places };
}
