export { type Anchored, anchor } from "./anchor.ts";
export { type Anchor, anchorOf } from "./anchorOf.ts";
export { bundles } from "./bundles.ts";
export type {
  Cohort,
  CohortInput,
  CohortRecord,
  CohortSource,
  CohortStore,
  CohortWriter,
} from "./Cohort.ts";
export type { CohortPool, CohortWorkers } from "./CohortWorkers.ts";
export { claim } from "./claim.ts";
export { STATUS_LIST_LENGTH } from "./drawStatusIndices.ts";
export { type CohortMinted, mint } from "./mint.ts";
export { parse } from "./parse.ts";
export { type PrepareOptions, prepare } from "./prepare.ts";
export type { BatchRecord, CohortBatch, PreparedBatch } from "./prepareBatch.ts";
export { type CohortRevoked, revokeCohort } from "./revokeCohort.ts";
export { serialize } from "./serialize.ts";
