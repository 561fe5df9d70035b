import type { Address, ChainId } from "../../ids.ts";
import type { AsOf, CheckCode, Verdict } from "../../verify/Verdict.ts";

/** Why a check of a credential does not pass, beside the codes that records have. */
export type CredentialCode =
  | CheckCode
  /** It bears no proof at all. */
  | "NOT_SIGNED"
  /** A proof is of a kind that is not read here. */
  | "PROOF_NOT_SUPPORTED"
  /** A proof has ended by its own word. */
  | "PROOF_EXPIRED"
  /** A proof was made for something else than to assert a credential, or to present one. */
  | "WRONG_PURPOSE"
  /** It uses a context that does not come with the SDK, so what was signed cannot be told. */
  | "UNKNOWN_CONTEXT"
  /** It has a term that its contexts do not have: nobody can sign that. */
  | "UNDEFINED_TERM"
  /** A resource that it names by its digest could not be had. */
  | "RESOURCE_UNAVAILABLE"
  /** The key is not the issuer's: by its DID document, or by the chain at that time. */
  | "KEY_NOT_AUTHORISED"
  /** The hub said that the key was in other hands by then. */
  | "KEY_COMPROMISED"
  /** The issuer's DID document could not be had, or is none. */
  | "DID_UNRESOLVED"
  /** No trusted network knows the issuer as a hub, and the verifier did not name it. */
  | "ISSUER_UNKNOWN"
  | "NOT_YET_VALID"
  /** The issuer's list has it as suspended: it may count again. */
  | "SUSPENDED"
  /** The status list could not be had, or is none of the issuer's. */
  | "STATUS_LIST_UNAVAILABLE"
  /** The list and the chain say different things. */
  | "STATUS_LIST_DISAGREES";

/** What is checked, in this order; `network` and `issuance` only where the chain is asked. */
export type CredentialCheckName = "integrity" | "issuer" | "network" | "issuance" | "authority" | "status";

/** One check of a credential. */
export interface CredentialCheck {
  readonly name: CredentialCheckName;
  readonly outcome: "pass" | "fail" | "unknown";
  /** `OK` exactly where the check passes. */
  readonly code: CredentialCode | "OK";
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a credential says, by its own word. */
export interface CredentialClaim {
  readonly id: string | null;
  readonly issuer: string;
  readonly types: readonly string[];
  readonly name: string | null;
}

/**
 * Whether a credential is good, and why. Any failed check makes it `invalid`; else any unknown one makes it `unknown`;
 * else it is `valid`. It never says who holds the credential.
 */
export interface CredentialVerdict {
  readonly verdict: Verdict["verdict"];
  readonly checks: readonly CredentialCheck[];
  /** What was asked: the issuer's host, the chain, both, or nothing but the file. */
  readonly mode: CredentialMode;
  /** In which form it came. */
  readonly format: CredentialFormat;
  /** Null where the file cannot be read. */
  readonly credential: CredentialClaim | null;
  /** Null where no chain was asked, or none answered. */
  readonly asOf: AsOf | null;
  /** What the chain says of the record behind it; null where none is. */
  readonly record: Verdict["record"];
  readonly hub: Verdict["hub"];
  readonly accreditor: Verdict["accreditor"];
  /** The deployment that the verifier trusts; null where it trusts the web alone. */
  readonly deployment: { readonly name: string; readonly chainId: ChainId; readonly token: Address } | null;
}

/** How a credential is written. */
export type CredentialFormat = "json" | "jwt" | "png" | "svg" | "bundle" | "unread";

/** What a verdict rests on beside the file. */
export type CredentialMode = "offline" | "web" | "chain" | "web+chain";
