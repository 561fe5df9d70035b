export { MAX_BUNDLE_BYTES as MAX_BYTES } from "../limits.ts";
export type { CairnRecord, Inclusion } from "./CairnRecord.ts";
export { type CheckedParts, check, type ExpectedParts } from "./check.ts";
export { parse } from "./parse.ts";
export { serialize } from "./serialize.ts";
