export { type QuorumOptions, quorumOf } from "./quorumOf.ts";
