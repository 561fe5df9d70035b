import type { AccreditationStatus } from "../accreditation/at.ts";
import type { Inclusion } from "../bundles/CairnRecord.ts";
import type { Definition } from "../definitions/types.ts";
import type { Hub, Period } from "../hubs/types.ts";
import type { AchievementId, Address, ChainId, Hex, UnixTime } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";

/** Why a check does not pass. */
export type CheckCode =
  | "MALFORMED"
  | "DIGEST_MISMATCH"
  | "DISCLOSURE_MISMATCH"
  | "NOT_IN_ANCHOR"
  | "NOT_ISSUED"
  | "ISSUE_TIME_UNPROVEN"
  | "HUB_NOT_ACCREDITED_AT_ISSUE"
  | "ACCREDITATION_WITHDRAWN"
  | "KIND_OUT_OF_SCOPE"
  | "ATTESTER_NOT_AUTHORISED"
  | "ACCREDITOR_NOT_TRUSTED"
  | "REVOKED"
  | "SUPERSEDED"
  | "RENOUNCED"
  | "EXPIRED"
  | HolderCode
  | NetworkCode;

/** Why a presentation is not shown to be its holder's, for this verifier and now. */
export type HolderCode = "BAD_SIGNATURE" | "HOLDER_NOT_ACTOR" | "WRONG_AUDIENCE" | "NONCE_MISMATCH" | "STALE";

/** Why the network says nothing: never a word about the record. */
export type NetworkCode =
  | "CHAIN_UNREACHABLE"
  | "RATE_LIMITED"
  | "NODES_DISAGREE"
  | "STALE_BLOCK"
  | "WRONG_CHAIN"
  | "NOT_A_DEPLOYMENT"
  | "UNTRUSTED_DEPLOYMENT";

/** What is checked, in this order. */
export type CheckName = "integrity" | "network" | "issuance" | "authority" | "status" | "holder";

/** One check of a verdict. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: "pass" | "fail" | "unknown";
  /** `OK` exactly where the check passes. */
  readonly code: CheckCode | "OK";
  /** For people, in one or two sentences. */
  readonly message: string;
  /** What it looked at. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The block that a verdict speaks of. */
export interface AsOf {
  readonly chainId: ChainId;
  readonly block: number;
  readonly hash: Hex;
  readonly time: UnixTime;
  /** How final the node holds the block: `latest` can still be replaced, `unknown` where the node does not tell. */
  readonly finality: "finalized" | "safe" | "latest" | "unknown";
}

/** Who attested it, by the chain's word and not the file's. */
export interface VerdictHub extends Hub {
  /** The profile that the file embeds, where it is the one that the hub has now; else null. */
  readonly profileDocument: JsonObject | null;
}

/** Who stood behind the hub. */
export interface VerdictAccreditor {
  readonly account: Address;
  readonly status: AccreditationStatus;
  readonly period: Period;
}

/** What is attested. */
export interface VerdictRecord {
  readonly id: AchievementId;
  readonly mode: Inclusion["mode"];
  readonly learner: Address;
  /** Who holds the token, or for an unclaimed record the learner's controller; null where nobody does or it is unknown. */
  readonly owner: Address | null;
  /** Whose word counts as the learner's, so who may present it; null where that is not known. */
  readonly actor: Address | null;
  /** When accreditation was judged; null where that is not known. */
  readonly issuedAt: UnixTime | null;
  /** The definition on the chain; null where that is not known. */
  readonly definition: Definition | null;
}

/**
 * Whether a record is good, and why. Any failed check makes it `invalid`; else any unknown one makes it `unknown`; else
 * it is `valid`. It never says who holds the record.
 */
export interface Verdict {
  readonly verdict: "valid" | "invalid" | "unknown";
  readonly checks: readonly Check[];
  /** Null where no chain was asked, or none answered. */
  readonly asOf: AsOf | null;
  readonly record: VerdictRecord | null;
  readonly hub: VerdictHub | null;
  readonly accreditor: VerdictAccreditor | null;
  /** The deployment that the verifier trusts, against which the record was checked. */
  readonly deployment: { readonly name: string; readonly chainId: ChainId; readonly token: Address };
}
