import { AbiCoder, concat, keccak256 } from "ethers";

/** The longest proof that a tree of some leaves can need: the depth of a complete tree. */
export function longestProof(size: number): number {
  let depth = 0;
  while (2 ** depth < size) depth += 1;
  return depth;
}

/** Whether a proof leads from a leaf to a root; two hashes are joined in ascending order. */
export function isIncluded({
  leaf,
  root,
  proof,
}: {
  leaf: string;
  root: string;
  proof: readonly string[];
}): boolean {
  return proof.reduce(join, leaf) === root;
}

/** The parent of two hashes. */
export function join(a: string, b: string): string {
  return keccak256(a < b ? concat([a, b]) : concat([b, a]));
}

/** A guardian's leaf: OpenZeppelin's `StandardMerkleTree` over guardian and salt. */
export function guardianLeaf(guardian: string, salt: string): string {
  const encoded = AbiCoder.defaultAbiCoder().encode(["address", "bytes32"], [guardian, salt]);
  return keccak256(keccak256(encoded));
}
