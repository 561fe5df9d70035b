import type { Hex } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { verdictOf } from "../../verify/checks.ts";
import type { Verdict } from "../../verify/Verdict.ts";
import { faultsOf } from "../badges/checkShape.ts";
import type { ProofContext } from "../proofs/checkProofs.ts";
import { checkProofs } from "../proofs/checkProofs.ts";
import { checkToken, methodOfToken } from "../proofs/checkToken.ts";
import { claimFaults } from "../proofs/claims.ts";
import { issuerOf } from "../proofs/issue.ts";
import type { DidDocuments } from "../proofs/keyOfMethod.ts";
import { controllerOf } from "../proofs/keyOfMethod.ts";
import type { Purpose, VerifiedProof } from "../proofs/VerifiedProof.ts";
import { askStatusLists } from "../status/askStatusLists.ts";
import type { ChainAnswer } from "./askChain.ts";
import { askChain } from "./askChain.ts";
import type { Asking } from "./asking.ts";
import type { CredentialCheck, CredentialMode, CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeAuthority, judgeIntegrity, judgeIssuer, judgeStatus } from "./judge.ts";
import type { ReadCredential } from "./readSource.ts";
import { checkResources } from "./relatedResources.ts";
import type { Resolved } from "./resolveDids.ts";
import { resolveDids } from "./resolveDids.ts";
import { isObject, listOf, structureFaults } from "./structure.ts";

/** Judges a credential that was read; one without a proof by the proofs of the presentation that its issuer signed. */
export async function judgeCredential(
  read: ReadCredential,
  asking: Asking,
  presented: readonly VerifiedProof[] = [],
): Promise<CredentialVerdict> {
  const { credential, format, signed } = read;
  const faults = faultsIn(read);
  if (faults.length > 0) return malformed({ format, asking, faults });
  const isOwn = signed === null && listOf(credential.proof).length === 0 && presented.length > 0;
  const purpose: Purpose = isOwn ? "authentication" : "assertionMethod";
  const issuer = issuerOf(credential);
  const methods = isOwn ? presented.map(({ method }) => method) : methodsOf(read, issuer);
  const resolved = await resolveDids([issuer, ...methods.map(controllerOf)], asking.web);
  const documents = documentsOf(resolved);
  const { now, contexts } = asking;
  const proofs = isOwn ? presented : await proofsOf(read, issuer, { documents, purpose, now, contexts });
  const chain =
    asking.chain === undefined
      ? undefined
      : await askChain(credential, { chain: asking.chain, keyHashes: hashesOf(proofs) });
  const resources = await checkResources(credential, asking.web);
  const list = await askStatusLists(credential, { web: asking.web, documents, now });
  const checks = [
    judgeIntegrity(proofs, { chain, resources }),
    judgeIssuer({ credential, proofs, documents: resolved, chain, purpose, asking }),
    ...fromChain(chain, ["network", "issuance"]),
    judgeAuthority({ credential, chain, asking }),
    judgeStatus({ credential, chain, list, now }),
  ];
  return compose(checks, { format, credential, asking, chain });
}

/** The verdict on a file that is no credential, or none that VC Data Model 2.0 takes. */
export function malformed(args: {
  format: CredentialVerdict["format"];
  asking: { readonly mode: CredentialMode };
  faults: readonly { readonly path: string; readonly reason: string }[];
}): CredentialVerdict {
  const [first] = args.faults;
  return unread(args, `${first?.path}: ${first?.reason}`, { faults: args.faults });
}

/** The verdict on a file of which nothing is judged. */
export function unread(
  { format, asking }: { format: CredentialVerdict["format"]; asking: { readonly mode: CredentialMode } },
  message: string,
  details: Readonly<Record<string, unknown>>,
): CredentialVerdict {
  const check: CredentialCheck = { name: "integrity", outcome: "fail", code: "MALFORMED", message, details };
  return compose([check], { format, credential: null, asking });
}

function faultsIn({ credential, signed }: ReadCredential) {
  const types = listOf(credential.type);
  if (types.includes("VerifiablePresentation") && !types.includes("VerifiableCredential")) {
    return [{ path: "/type", reason: "It is a presentation: verify it with verifyPresentation." }];
  }
  const isBadge = types.includes("OpenBadgeCredential") || types.includes("AchievementCredential");
  const structure = structureFaults(credential);
  return [
    ...structure,
    ...(isBadge ? faultsOf(credential.credentialSubject, "AchievementSubject", "/credentialSubject") : []),
    ...(signed === null || structure.length > 0 ? [] : claimFaults(signed.payload, issuerOf(credential))),
  ];
}

/** The ids of the keys that a document's proofs, and its token, name. */
export function methodsOf({ credential, signed }: ReadCredential, signer: string): string[] {
  const inside = listOf(credential.proof)
    .filter(isObject)
    .flatMap(({ verificationMethod: method }) => (typeof method === "string" ? [method] : []));
  const outside = signed === null ? "" : methodOfToken({ ...signed, signer });
  return outside === "" ? inside : [outside, ...inside];
}

/** The documents that could be had. */
export function documentsOf(resolved: Resolved): DidDocuments {
  return new Map([...resolved].filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

/** The token's signature, and each proof inside. */
export async function proofsOf(
  { credential, signed }: ReadCredential,
  signer: string,
  context: ProofContext,
): Promise<VerifiedProof[]> {
  const inside = await checkProofs(credential, context);
  return signed === null ? inside : [await checkToken({ ...signed, signer }, context), ...inside];
}

function hashesOf(proofs: readonly VerifiedProof[]): Hex[] {
  return proofs.flatMap(({ key }) => (key === null ? [] : [key.keyHash]));
}

function fromChain(chain: ChainAnswer | undefined, names: readonly string[]): CredentialCheck[] {
  return chain?.verdict.checks.filter(({ name }) => names.includes(name)).map(asCredential) ?? [];
}

function asCredential(check: Verdict["checks"][number]): CredentialCheck {
  return { ...check, name: check.name === "holder" ? "issuer" : check.name };
}

function compose(
  checks: readonly CredentialCheck[],
  parts: {
    format: CredentialVerdict["format"];
    credential: JsonObject | null;
    asking: Pick<Asking, "mode"> & Partial<Asking>;
    chain?: ChainAnswer | undefined;
  },
): CredentialVerdict {
  const { format, credential, asking, chain } = parts;
  const { chainId, name, contracts } = asking.chain?.session.deployment ?? {};
  return {
    verdict: verdictOf(checks),
    checks,
    mode: asking.mode,
    format,
    credential: credential === null ? null : claimOf(credential),
    asOf: chain?.verdict.asOf ?? null,
    record: chain?.verdict.record ?? null,
    hub: chain?.verdict.hub ?? null,
    accreditor: chain?.verdict.accreditor ?? null,
    deployment:
      chainId === undefined || name === undefined || contracts === undefined
        ? null
        : { name, chainId, token: contracts.AchievementToken.address },
  };
}

function claimOf(credential: JsonObject): CredentialVerdict["credential"] {
  const { id, name } = credential;
  return {
    id: typeof id === "string" ? id : null,
    issuer: issuerOf(credential),
    types: listOf(credential.type).map(String),
    name: typeof name === "string" ? name : null,
  };
}
