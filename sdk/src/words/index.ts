export { countersign } from "./countersign.ts";
export { parse } from "./parse.ts";
export { serialize } from "./serialize.ts";
export { WORD_TYPES } from "./typedData.ts";
export type { GuardianProof, Word, WordAbout, WordKind, WordMessages } from "./Word.ts";
