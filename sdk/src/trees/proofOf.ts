import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId, ProofNode } from "../ids.ts";
import type { CohortTree } from "./CohortTree.ts";
import { proofAt } from "./merkle.ts";

/**
 * Proves that an achievement is in a cohort, for `AchievementToken.claim` and a bundle's `inclusion`.
 *
 * @param tree - The cohort's tree.
 * @param id - The achievement's id.
 * @returns The siblings from the leaf to the root; empty in a cohort of one.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the cohort does not have the achievement.
 *
 * @example
 * import { achievementId, trees } from "@cairn/sdk";
 *
 * const tree = trees.build([achievementId(1n), achievementId(2n)]);
 * const [sibling] = trees.proofOf(tree, achievementId(1n));
 */
export function proofOf(tree: CohortTree, id: AchievementId): ProofNode[] {
  const place = tree.places.get(id);
  if (place === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The achievement is not in the cohort.",
      details: { id, root: tree.root },
      fix: "Use the tree of the cohort that holds the achievement.",
    });
  }
  return proofAt(tree.nodes, place) as ProofNode[];
}
