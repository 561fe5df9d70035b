export { build } from "./build.ts";
export type { CohortTree, CohortTreeDump } from "./CohortTree.ts";
export { dump } from "./dump.ts";
export { load } from "./load.ts";
export { loadFastKeccak } from "./loadFastKeccak.ts";
export type { MerkleNodes } from "./merkle.ts";
export { proofOf } from "./proofOf.ts";
export { verify } from "./verify.ts";
