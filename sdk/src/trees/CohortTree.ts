import type { AchievementId, Root } from "../ids.ts";
import type { MerkleNodes } from "./merkle.ts";

/** The Merkle tree of a cohort: OpenZeppelin's `SimpleMerkleTree` over achievement ids. */
export interface CohortTree {
  /** What is anchored. */
  readonly root: Root;
  /** Number of leaves. */
  readonly size: number;
  /** The ids in the order in which they were given. */
  readonly ids: readonly AchievementId[];
  /** All nodes, the root first. */
  readonly nodes: MerkleNodes;
  /** Place of each id in `nodes`. */
  readonly places: ReadonlyMap<AchievementId, number>;
}

/** A tree as OpenZeppelin's library writes and reads it (`simple-v1`). */
export interface CohortTreeDump {
  readonly format: "simple-v1";
  readonly tree: readonly string[];
  readonly values: readonly { readonly value: string; readonly treeIndex: number }[];
}
