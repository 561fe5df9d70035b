export type { Verifiable } from "./integrity.ts";
export type {
  AsOf,
  Check,
  CheckCode,
  CheckName,
  NetworkCode,
  Verdict,
  VerdictAccreditor,
  VerdictHub,
  VerdictRecord,
} from "./Verdict.ts";
export { verify } from "./verify.ts";
export { type VerifyNetwork, type VerifyOptions, type VerifyProgress, verifyMany } from "./verifyMany.ts";
