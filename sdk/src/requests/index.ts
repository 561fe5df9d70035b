export { answer, type Shown } from "./answer.ts";
export type { CairnRequest, RequestItem } from "./CairnRequest.ts";
export type { ItemAnswer } from "./compare.ts";
export { create, type RequestArguments } from "./create.ts";
export { type Candidate, match } from "./match.ts";
export { parse } from "./parse.ts";
export { serialize } from "./serialize.ts";
export { type RequestVerdict, verify } from "./verify.ts";
