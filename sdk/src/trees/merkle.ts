import { fromHex, toHex } from "./keccak.ts";
import { hashNodes, NODE, packedTree, packNodes, unpackNodes } from "./packed.ts";

/**
 * The complete binary tree of OpenZeppelin's merkle-tree library, as an array: node `i` has the children `2i + 1` and
 * `2i + 2`, and the sorted leaves lie at the end in reverse. Nodes are lower-case hex of 32 bytes.
 * It is written here because the library takes several milliseconds a document; tests compare the two.
 */
export type MerkleNodes = readonly string[];

/** Proof for several leaves, in the form of OpenZeppelin's `MerkleProof.multiProofVerify`. */
export interface MultiProof {
  readonly proof: readonly string[];
  readonly proofFlags: readonly boolean[];
}

/** Builds the tree over leaves, which it sorts; there must be one leaf at least. */
export function buildNodes(leaves: readonly string[]): MerkleNodes {
  return unpackNodes(packedTree(packNodes(leaves.map(fromHex))));
}

/** Lists the siblings on the way from a node to the root. */
export function proofAt(nodes: MerkleNodes, index: number): string[] {
  const proof: string[] = [];
  for (let i = index; i > 0; i = parentOf(i)) proof.push(nodeAt(nodes, siblingOf(i)));
  return proof;
}

/** Computes the root to which a proof leads; undefined where one of them is no node. */
export function rootFromProof(leaf: string, proof: readonly string[]): string | undefined {
  const [first, ...siblings] = [leaf, ...proof].map(fromHex);
  if (first === undefined || ![first, ...siblings].every(isNode)) return undefined;
  return toHex(siblings.reduce(hashNodes, first));
}

/** Proves the leaves at the indices, which must be distinct and in descending order. */
export function multiProofAt(nodes: MerkleNodes, indices: readonly number[]): MultiProof {
  const queue = [...indices];
  const proof: string[] = [];
  const proofFlags: boolean[] = [];
  for (let index = queue.shift(); index !== undefined && index > 0; index = queue.shift()) {
    const sibling = siblingOf(index);
    const isKnown = queue[0] === sibling;
    if (isKnown) queue.shift();
    else proof.push(nodeAt(nodes, sibling));
    proofFlags.push(isKnown);
    queue.push(parentOf(index));
  }
  return { proof, proofFlags };
}

/** Computes the root to which a multiproof leads; undefined where leaves and proof do not fit together. */
export function rootFromMultiProof(leaves: readonly string[], multiProof: MultiProof): string | undefined {
  const { proofFlags } = multiProof;
  const proof = multiProof.proof.map(fromHex);
  const queue = leaves.map(fromHex);
  if (queue.length + proof.length !== proofFlags.length + 1) return undefined;
  if (![...queue, ...proof].every(isNode)) return undefined;
  for (const flag of proofFlags) {
    const a = queue.shift();
    const b = flag ? queue.shift() : proof.shift();
    if (a === undefined || b === undefined) return undefined;
    queue.push(hashNodes(a, b));
  }
  const [root] = queue;
  return proof.length === 0 && root !== undefined ? toHex(root) : undefined;
}

function isNode({ length }: Uint8Array): boolean {
  return length === NODE;
}

function parentOf(index: number): number {
  return (index - 1) >> 1;
}

function siblingOf(index: number): number {
  return index % 2 === 0 ? index - 1 : index + 1;
}

function nodeAt(nodes: MerkleNodes, index: number): string {
  const node = nodes[index];
  if (node === undefined) throw new RangeError(`The tree has no node ${index}.`);
  return node;
}
