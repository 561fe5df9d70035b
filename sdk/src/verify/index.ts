export type { Verifiable } from "./integrity.ts";
export type {
  AsOf,
  Check,
  CheckCode,
  CheckName,
  HolderCode,
  NetworkCode,
  Verdict,
  VerdictAccreditor,
  VerdictHub,
  VerdictRecord,
} from "./Verdict.ts";
export type { VerifyNetwork, VerifyOptions, VerifyProgress } from "./VerifyOptions.ts";
export { verify } from "./verify.ts";
export { verifyMany } from "./verifyMany.ts";
