import { AbiCoder, keccak256 } from "ethers";
import type { Address, ProofNode, Root, Salt } from "../ids.ts";
import { buildNodes, proofAt, rootFromProof } from "../trees/merkle.ts";
import type { SaltedGuardian } from "./Guardians.ts";

/** A guardian's leaf of OpenZeppelin's `StandardMerkleTree` over `["address","bytes32"]`. */
function leafOf(guardian: Address, salt: Salt): string {
  return keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["address", "bytes32"], [guardian, salt])));
}

/** The root over guardians, one at least. */
export function rootOf(guardians: readonly SaltedGuardian[]): Root {
  return nodesOf(guardians)[0] as Root;
}

/** From one guardian's leaf to the root. */
export function proofOf(guardians: readonly SaltedGuardian[], of: SaltedGuardian): readonly ProofNode[] {
  const nodes = nodesOf(guardians);
  return proofAt(nodes, nodes.indexOf(leafOf(of.guardian, of.salt))) as ProofNode[];
}

/** Tells whether a proof leads from a guardian to the root. */
export function isGuardian(
  { guardian, salt, proof }: SaltedGuardian & { proof: readonly ProofNode[] },
  root: Root,
): boolean {
  return rootFromProof(leafOf(guardian, salt), proof) === root;
}

function nodesOf(guardians: readonly SaltedGuardian[]): readonly string[] {
  return buildNodes(guardians.map(({ guardian, salt }) => leafOf(guardian, salt)));
}
