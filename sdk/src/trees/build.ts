import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId, Root } from "../ids.ts";
import type { CohortTree } from "./CohortTree.ts";
import { fromHex } from "./keccak.ts";
import { packedTree, packNodes, unpackNodes } from "./packed.ts";

/**
 * Builds a cohort's tree: OpenZeppelin's `SimpleMerkleTree` over the achievement ids, as `AchievementToken.anchor` and
 * `claim` expect it. 100,000 ids take a second or two.
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
  return buildPacked(packNodes(ids.map(fromHex)));
}

/** Builds the tree over ids that lie one after the other. */
export function buildPacked(packed: Uint8Array): CohortTree {
  if (packed.length === 0)
    throw new CairnError("MALFORMED_TREE", { message: "A cohort has one achievement at least." });
  const ids = unpackNodes(packed) as AchievementId[];
  const nodes = unpackNodes(packedTree(packed));
  const places = new Map<AchievementId, number>();
  for (let place = ids.length - 1; place < nodes.length; place++) {
    const id = nodes[place] as AchievementId;
    if (places.has(id)) {
      throw new CairnError("MALFORMED_TREE", {
        message: "An achievement is twice in the cohort.",
        details: { id },
      });
    }
    places.set(id, place);
  }
  return { root: nodes[0] as Root, size: ids.length, ids, nodes, places };
}
