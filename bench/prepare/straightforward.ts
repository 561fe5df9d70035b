// The straightforward composition, which the SDK is compared with: ethers' TypedDataEncoder and OpenZeppelin's trees.
import type { cohorts } from "@cairn/sdk";
import { achievement, documents } from "@cairn/sdk";
import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { TypedDataEncoder } from "ethers";
import { DOMAIN } from "./inputs.ts";

const LEAF = ["bytes32", "string", "string"];
const typedDomain = achievement.typedDataDomain(DOMAIN);

/** What the composition makes of one learner's fields and salts, which are given to it. */
export function attestOne(record: cohorts.CohortRecord): { content: string; id: string } {
  const fields = documents.fieldsOf(record.document);
  const leaves = fields.map(({ path, value }) => [record.salts[path], path, value]);
  const content = StandardMerkleTree.of(leaves, LEAF).root;
  const value = { ...record.achievement, content };
  return { content, id: TypedDataEncoder.hash(typedDomain, achievement.ACHIEVEMENT_TYPES, value) };
}

/** The root of a cohort. */
export function rootOf(ids: readonly string[]): string {
  return SimpleMerkleTree.of([...ids]).root;
}
