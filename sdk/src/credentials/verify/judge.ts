import type { KeyWindow } from "../../hubs/keyOf.ts";
import type { UnixTime } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { Check } from "../../verify/Verdict.ts";
import { CLOCK_SKEW } from "../lib/clockSkew.ts";
import { issuerOf } from "../proofs/issue.ts";
import { maySign } from "../proofs/keyOfMethod.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import type { Purpose, VerifiedProof } from "../proofs/VerifiedProof.ts";
import type { ListAnswer } from "../status/askStatusLists.ts";
import type { ChainAnswer } from "./askChain.ts";
import type { Asking } from "./asking.ts";
import type { CredentialCheck, CredentialCheckName, CredentialCode } from "./CredentialVerdict.ts";
import type { ResourceFault } from "./relatedResources.ts";
import type { Resolved } from "./resolveDids.ts";
import { isObject } from "./structure.ts";

type Details = CredentialCheck["details"];

/** Whether the credential is what was signed, by each of its proofs, and what the chain attests. */
export function judgeIntegrity(
  proofs: readonly VerifiedProof[],
  { chain, resources = [] }: { chain?: ChainAnswer | undefined; resources?: readonly ResourceFault[] } = {},
): CredentialCheck {
  const details = { proofs: proofs.map(({ key: _key, ...proof }) => proof), resources };
  const [first] = proofs;
  if (first === undefined) return fail("integrity", "NOT_SIGNED", "It bears no proof.", details);
  const bad = proofs.find(({ outcome }) => outcome === "bad");
  if (bad !== undefined) return fail("integrity", bad.code ?? "BAD_SIGNATURE", messageOf(bad), details);
  if (chain !== undefined && chain.integrity.outcome === "fail")
    return { ...chain.integrity, name: "integrity" };
  const changed = resources.find(({ kind }) => kind === "differs");
  if (changed !== undefined) {
    return fail("integrity", "DIGEST_MISMATCH", `${changed.url}: ${changed.reason}`, details);
  }
  const other = proofs.find(({ outcome }) => outcome !== "good");
  if (other !== undefined) {
    return unknown("integrity", other.code ?? "PROOF_NOT_SUPPORTED", messageOf(other), details);
  }
  const [missing] = resources;
  if (missing !== undefined) {
    return unknown("integrity", "RESOURCE_UNAVAILABLE", `${missing.url}: ${missing.reason}`, details);
  }
  return pass("integrity", "It is what was signed.", details);
}

function messageOf({ index, code, reason }: VerifiedProof): string {
  const what =
    code === "BAD_SIGNATURE"
      ? "does not fit what the credential says: it was changed, or signed by another key"
      : "does not count";
  return `Proof ${index} ${what}. ${reason}`;
}

interface IssuerParts {
  readonly credential: JsonObject;
  readonly proofs: readonly VerifiedProof[];
  readonly documents: Resolved;
  readonly chain: ChainAnswer | undefined;
  readonly purpose: Purpose;
  readonly asking: Pick<Asking, "web" | "now">;
}

/** Whether every key that signed was the issuer's at that time: by its DID document, and by the chain. */
export function judgeIssuer(parts: IssuerParts): CredentialCheck {
  const issuer = issuerOf(parts.credential);
  const checks = parts.proofs.flatMap((proof) => checksOfKey(proof, issuer, parts));
  return (
    checks.find(({ outcome }) => outcome === "fail") ??
    checks.find(({ outcome }) => outcome === "unknown") ??
    checks.at(-1) ??
    unknown("issuer", "ISSUER_UNKNOWN", "Nothing shows that the key is the issuer's.", { issuer })
  );
}

function checksOfKey(proof: VerifiedProof, issuer: string, parts: IssuerParts): CredentialCheck[] {
  const { method, controller } = proof;
  const document = parts.documents.get(issuer);
  const isListed = isObject(document) && maySign(method, document, parts.purpose);
  if (controller === issuer || isListed) {
    return [byDocument(proof, issuer, parts), byChain(proof, parts)].filter((check) => check !== undefined);
  }
  const details = { issuer, method };
  // Open Badges has keys at addresses of their own, which say nothing of whose they are.
  if (controller.startsWith("https://") && issuer.startsWith("https://")) {
    const message = "The key is at an address of its own: nothing shows that it is the issuer's.";
    return [unknown("issuer", "ISSUER_UNKNOWN", message, details)];
  }
  return [fail("issuer", "KEY_NOT_AUTHORISED", "It was signed by somebody else than its issuer.", details)];
}

function byDocument(
  { method }: VerifiedProof,
  issuer: string,
  { documents, asking, purpose }: IssuerParts,
): CredentialCheck | undefined {
  const document = documents.get(issuer);
  const details = { method };
  if (document === undefined) return undefined;
  if (typeof document === "string") {
    // Where the web is not asked, the chain alone decides.
    return asking.web === undefined ? undefined : unknown("issuer", "DID_UNRESOLVED", document, details);
  }
  if (maySign(method, document, purpose))
    return pass("issuer", "The key is the issuer's, by its DID document.", details);
  return fail("issuer", "KEY_NOT_AUTHORISED", "The issuer's DID document does not have this key.", details);
}

function byChain(
  { key, method, created, outcome }: VerifiedProof,
  { chain, credential, asking: { now } }: IssuerParts,
): CredentialCheck | undefined {
  if (chain === undefined || (key === null && outcome === "unknown")) return undefined;
  const signedAt = created ?? timeOrNull(credential.validFrom);
  // A key of a kind that hubs do not register is none of theirs.
  const other = chain.verdict.hub === null ? undefined : null;
  const window = key === null ? other : chain.keys.get(key.keyHash);
  // The hub is not known: issuance and authority say why.
  if (window === undefined) {
    return unknown("issuer", "ISSUER_UNKNOWN", "The chain names no hub for it.", { method });
  }
  return judgeKey(window, { signedAt, now, details: { method, keyHash: key?.keyHash ?? null, signedAt } });
}

/** Whether a key was its hub's when it signed, by its window on the chain. */
export function judgeKey(
  window: KeyWindow | null | Check,
  { signedAt, now, details }: { signedAt: UnixTime | null; now: number; details: Details },
): CredentialCheck {
  if (window === null) {
    return fail("issuer", "KEY_NOT_AUTHORISED", "The hub never registered this key.", details);
  }
  if ("outcome" in window) return { ...window, name: "issuer" };
  if (signedAt === null || signedAt > now + CLOCK_SKEW) {
    const message = "Nothing says when it was signed, or a time that is still to come.";
    return unknown("issuer", "ISSUE_TIME_UNPROVEN", message, details);
  }
  return byWindow(window, signedAt, { ...details, ...window });
}

function byWindow(window: KeyWindow, signedAt: UnixTime, details: Details): CredentialCheck {
  if (window.compromisedSince !== null && signedAt >= window.compromisedSince) {
    return fail(
      "issuer",
      "KEY_COMPROMISED",
      "The hub said that the key was in other hands by then.",
      details,
    );
  }
  if (signedAt < window.from || signedAt >= window.until) {
    return fail("issuer", "KEY_NOT_AUTHORISED", "The key was not the hub's at that time.", details);
  }
  return pass("issuer", "The hub had registered the key at that time.", details);
}

/** Whether the issuer had a say: an accredited hub, or somebody whom the verifier named. */
export function judgeAuthority(parts: {
  credential: JsonObject;
  chain: ChainAnswer | undefined;
  asking: Pick<Asking, "chain" | "issuers">;
}): CredentialCheck {
  const { credential, chain, asking } = parts;
  const check = chain?.verdict.checks.find(({ name }) => name === "authority");
  if (check !== undefined) return { ...check, name: "authority" };
  const issuer = issuerOf(credential);
  if (asking.issuers.includes(issuer))
    return pass("authority", "The verifier trusts this issuer.", { issuer });
  const message = asking.chain
    ? "It holds no record of the network: its issuer is not known as one of its hubs."
    : "No network was asked whether the issuer is one of its hubs.";
  return unknown("authority", "ISSUER_UNKNOWN", message, { issuer });
}

/** Whether it counts now: by its dates, by the chain, and by the issuer's status lists. The chain has the last word. */
export function judgeStatus(parts: {
  credential: JsonObject;
  chain: ChainAnswer | undefined;
  list: ListAnswer;
  now: number;
}): CredentialCheck {
  const { credential, chain, list, now } = parts;
  const from = timeOrNull(credential.validFrom);
  const until = timeOrNull(credential.validUntil);
  const onChain = chain?.verdict.checks.find(({ name }) => name === "status");
  const details = { validFrom: from, validUntil: until, now, statusList: list, ...onChain?.details };
  if (onChain?.outcome === "fail") return { ...onChain, name: "status", details };
  if (from !== null && now + CLOCK_SKEW < from) {
    return fail("status", "NOT_YET_VALID", "It counts from a later time on.", details);
  }
  if (until !== null && now >= until) return fail("status", "EXPIRED", "It has expired.", details);
  if (list.kind === "set" && list.purpose === "suspension") {
    return fail("status", "SUSPENDED", "The issuer's list has it as suspended: it may count again.", details);
  }
  if (chain !== undefined && !chain.isAttested && list.kind === "none") {
    const message = "It names no status list, and the chain does not tell whether its cohort was revoked.";
    return unknown("status", "STATUS_LIST_UNAVAILABLE", message, details);
  }
  if (onChain !== undefined && list.kind !== "set") return { ...onChain, name: "status", details };
  if (onChain?.outcome === "pass") {
    const message =
      "The issuer's status list has it as revoked, but the chain, which decides, does not. Ask the hub.";
    return unknown("status", "STATUS_LIST_DISAGREES", message, details);
  }
  if (list.kind === "set") return fail("status", "REVOKED", "The issuer's list says so.", details);
  if (list.kind === "unavailable") {
    return unknown(
      "status",
      "STATUS_LIST_UNAVAILABLE",
      `The status list does not help: ${list.reason}`,
      details,
    );
  }
  return pass("status", "Its dates hold now, and no list has it as revoked.", details);
}

function pass(name: CredentialCheckName, message: string, details: Details): CredentialCheck {
  return { name, outcome: "pass", code: "OK", message, details };
}

function fail(
  name: CredentialCheckName,
  code: CredentialCode,
  message: string,
  details: Details,
): CredentialCheck {
  return { name, outcome: "fail", code, message, details };
}

function unknown(
  name: CredentialCheckName,
  code: CredentialCode,
  message: string,
  details: Details,
): CredentialCheck {
  return { name, outcome: "unknown", code, message, details };
}
