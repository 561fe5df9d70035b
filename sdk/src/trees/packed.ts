import { keccak, toHex } from "./keccak.ts";

/** Bytes of a node. */
export const NODE = 32;

/** Where two nodes are hashed. */
const pair = new Uint8Array(2 * NODE);

/**
 * Builds the complete binary tree of OpenZeppelin's merkle-tree library over leaves that lie one after the other, which it
 * sorts; there must be one leaf at least. Node `i` has the children `2i + 1` and `2i + 2`, which lie side by side.
 *
 * @returns All nodes, the root first, one after the other.
 */
export function packedTree(leaves: Uint8Array): Uint8Array {
  const count = leaves.length / NODE;
  const nodes = new Uint8Array((2 * count - 1) * NODE);
  for (const [offset, place] of descending(leaves).entries()) {
    nodes.set(nodeOf(leaves, place), (count - 1 + offset) * NODE);
  }
  for (let i = count - 2; i >= 0; i--) {
    nodes.set(hashNodes(nodeOf(nodes, 2 * i + 1), nodeOf(nodes, 2 * i + 2)), i * NODE);
  }
  return nodes;
}

/** Hashes two nodes in the order of their values. */
export function hashNodes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const isSorted = compareBytes(a, b) <= 0;
  pair.set(isSorted ? a : b, 0);
  pair.set(isSorted ? b : a, NODE);
  return keccak(pair);
}

/** The root over leaves, as lower-case hex. */
export function rootOf(leaves: readonly Uint8Array[]): string {
  return toHex(nodeOf(packedTree(packNodes(leaves)), 0));
}

/** A node's bytes, shared with the tree. */
function nodeOf(nodes: Uint8Array, place: number): Uint8Array {
  return nodes.subarray(place * NODE, (place + 1) * NODE);
}

/** Lays nodes one after the other. */
export function packNodes(nodes: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(nodes.length * NODE);
  for (const [place, node] of nodes.entries()) packed.set(node, place * NODE);
  return packed;
}

/** The nodes as lower-case hex. */
export function unpackNodes(nodes: Uint8Array): string[] {
  return Array.from({ length: nodes.length / NODE }, (_item, place) => toHex(nodeOf(nodes, place)));
}

function descending(leaves: Uint8Array): number[] {
  const places = Array.from({ length: leaves.length / NODE }, (_item, place) => place);
  return places.sort((a, b) => compareNodes(leaves, b, a));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < NODE; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Without a view of either: sorting compares millions of times. */
function compareNodes(nodes: Uint8Array, a: number, b: number): number {
  for (let at = 0; at < NODE; at++) {
    const difference = (nodes[a * NODE + at] ?? 0) - (nodes[b * NODE + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
