import type { UnixTime } from "../../ids.ts";
import type { PublicKey } from "../keys/types.ts";

/** What a proof is for: to assert a credential, or to show who presents one. */
export type Purpose = "assertionMethod" | "authentication";

/** Why a proof does not count. */
export type ProofCode =
  | "BAD_SIGNATURE"
  | "PROOF_EXPIRED"
  | "WRONG_PURPOSE"
  | "UNDEFINED_TERM"
  | "PROOF_NOT_SUPPORTED"
  | "DID_UNRESOLVED"
  | "UNKNOWN_CONTEXT";

/** What one proof of a credential turned out to be. */
export interface VerifiedProof {
  /** Its place in `proof`; 0 for a token. */
  readonly index: number;
  /** Such as `eddsa-rdfc-2022`, `ecdsa-sd-2023`, `ES256`. */
  readonly suite: string;
  /** The key's id, as the proof has it. */
  readonly method: string;
  /** Whose key it is by that id: the DID before the `#`. */
  readonly controller: string;
  /** The key that it was checked with; null where none was found, or none of a kind that hubs register. */
  readonly key: PublicKey | null;
  /** When it says that it was made; null where it does not. */
  readonly created: UnixTime | null;
  /** `unknown` where it cannot be told, such as a kind that is not read. */
  readonly outcome: "good" | "bad" | "unknown";
  /** Null where it is good. */
  readonly code: ProofCode | null;
  /** Why it is not good; null where it is. */
  readonly reason: string | null;
}

/** What is known of a proof before its signature is checked. */
export type FoundProof = Omit<VerifiedProof, "key" | "outcome" | "code" | "reason">;

const UNKNOWN: readonly ProofCode[] = ["PROOF_NOT_SUPPORTED", "DID_UNRESOLVED", "UNKNOWN_CONTEXT"];

/** A proof that fits. */
export function good(found: FoundProof, key: PublicKey | null): VerifiedProof {
  return { ...found, key, outcome: "good", code: null, reason: null };
}

/** A proof that does not count, and why. */
export function notGood(
  found: FoundProof,
  { code, reason, key = null }: { code: ProofCode; reason: string; key?: PublicKey | null },
): VerifiedProof {
  return { ...found, key, outcome: UNKNOWN.includes(code) ? "unknown" : "bad", code, reason };
}
