import { createHash } from "node:crypto";
import { computeAddress, SigningKey } from "ethers";
import { buildNodes, proofAt } from "../../sdk/src/trees/merkle.ts";
import { FAR, START } from "./Bench.ts";

/** What is attested, the same for every contestant. */
export type Item = {
  readonly learner: string;
  readonly achievedAt: number;
  readonly expiresAt: number;
  /** Root of the learner's private document. */
  readonly content: string;
};

/** Where others keep a public description: an address of IPFS, of the usual length. */
export const URI = `ipfs://bafkrei${"a1b2c3d4".repeat(6)}efgh`;

/** A cohort's tree, with one leaf that somebody can claim or check. */
export type Cohort = {
  readonly root: string;
  readonly size: number;
  readonly leaf: string;
  readonly proof: readonly string[];
};

/** The same 32 bytes for the same name, whenever and wherever the bench runs. */
export function bytesOf(name: string): string {
  return `0x${createHash("sha256").update(name).digest("hex")}`;
}

const keys = new Map<string, SigningKey>();

/** The address of a learner whose key is known to `keyOf`. */
export function learnerOf(serial: number): string {
  const key = new SigningKey(bytesOf(`learner ${serial}`));
  const learner = computeAddress(key);
  keys.set(learner, key);
  return learner;
}

export function keyOf(learner: string): SigningKey {
  const key = keys.get(learner);
  if (key === undefined) throw new Error(`nobody knows the key of ${learner}`);
  return key;
}

export function itemOf(learner: string, serial: number): Item {
  return { learner, achievedAt: START - 1_000, expiresAt: FAR, content: bytesOf(`content ${serial}`) };
}

/** A leaf of a cohort's tree of which nothing else is known. */
export function otherLeaf(size: number, place: number): string {
  return bytesOf(`leaf ${size} ${place}`);
}

/** A tree of `size` leaves, one of which is the given one. */
export function cohortOf(leaf: string, size: number): Cohort {
  const others = Array.from({ length: size - 1 }, (_other, place) => otherLeaf(size, place));
  const nodes = buildNodes([leaf, ...others]);
  const place = nodes.lastIndexOf(leaf);
  return { root: nodes[0] ?? "", size, leaf, proof: proofAt(nodes, place) };
}
