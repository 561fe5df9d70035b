import type { AchievementId, ProofNode, Root } from "../ids.ts";
import { rootFromProof } from "./merkle.ts";

/**
 * Tells whether a proof leads from an achievement to a cohort's root (OpenZeppelin's `MerkleProof.verify`).
 *
 * @param args - The root, the achievement's id as leaf, and the proof.
 *
 * @example
 * import { achievementId, trees } from "@cairn/sdk";
 *
 * const leaf = achievementId(1n);
 * const { root } = trees.build([leaf]);
 * const isIncluded = trees.verify({ root, leaf, proof: [] });
 */
export function verify(args: { root: Root; leaf: AchievementId; proof: readonly ProofNode[] }): boolean {
  return rootFromProof(args.leaf, args.proof) === args.root;
}
