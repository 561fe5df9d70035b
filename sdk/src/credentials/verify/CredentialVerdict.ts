import type { Address, ChainId } from "../../ids.ts";
import type { AsOf, CheckCode, Verdict } from "../../verify/Verdict.ts";

/** Why a check of a credential does not pass, beside the codes that records have. */
export type CredentialCode =
  | CheckCode
  /** It bears no proof at all. */
  | "NOT_SIGNED"
  /** A proof is of a kind that is not read here. */
  | "PROOF_NOT_SUPPORTED"
  /** The key is not the issuer's: by its DID document, or by the chain at that time. */
  | "KEY_NOT_AUTHORISED"
  /** The hub said that the key was in other hands by then. */
  | "KEY_COMPROMISED"
  /** The issuer's DID document could not be had, or is none. */
  | "DID_UNRESOLVED"
  /** No trusted network knows the issuer as a hub, and the verifier did not name it. */
  | "ISSUER_UNKNOWN"
  | "NOT_YET_VALID"
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
