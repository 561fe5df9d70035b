import type { Hex } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { verdictOf } from "../../verify/checks.ts";
import { faultsOf } from "../badges/checkShape.ts";
import { methodOfToken } from "../proofs/checkToken.ts";
import { claimFaults } from "../proofs/claims.ts";
import { issuerOf } from "../proofs/issue.ts";
import type { DidDocuments } from "../proofs/keyOfMethod.ts";
import { controllerOf } from "../proofs/keyOfMethod.ts";
import { proofsOf } from "../proofs/proofsOf.ts";
import type { Purpose, VerifiedProof } from "../proofs/VerifiedProof.ts";
import { askStatusLists } from "../status/askStatusLists.ts";
import type { ChainAnswer } from "./askChain.ts";
import { askChain, windowsOf } from "./askChain.ts";
import { askDefinition } from "./askDefinition.ts";
import type { Asking } from "./asking.ts";
import type { CredentialCheck, CredentialMode, CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeAuthority, judgeIntegrity, judgeIssuer, judgeKey, judgeStatus } from "./judge.ts";
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
  const chain = await answerOf(credential, proofs, asking);
  const resources = await checkResources(credential, asking.web);
  const list = await askStatusLists(credential, {
    web: asking.web,
    proofs: { documents, now, contexts },
    keyFault: async (proof) => await keyFault(proof, chain, asking),
  });
  const checks = [
    judgeIntegrity(proofs, { chain, resources }),
    judgeIssuer({ credential, proofs, documents: resolved, chain, purpose, asking }),
    ...fromChain(chain, "network"),
    ...judgeIssuance({ chain, issuer, asking }),
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

function hashesOf(proofs: readonly VerifiedProof[]): Hex[] {
  return proofs.flatMap(({ key }) => (key === null ? [] : [key.keyHash]));
}

function fromChain(chain: ChainAnswer | undefined, of: "network" | "issuance"): CredentialCheck[] {
  return (
    chain?.verdict.checks.filter(({ name }) => name === of).map((check) => ({ ...check, name: of })) ?? []
  );
}

/** A verifier that trusts an issuer by itself takes its word for what it issued, where the chain has no other. */
function judgeIssuance(parts: {
  chain: ChainAnswer | undefined;
  issuer: string;
  asking: Asking;
}): CredentialCheck[] {
  const { chain, issuer, asking } = parts;
  return fromChain(chain, "issuance").map((check) => {
    const isByWord = chain?.isAttested === false && check.code === "ISSUE_TIME_UNPROVEN";
    if (!isByWord || !asking.issuers.includes(issuer)) return check;
    const message = "The verifier trusts this issuer's word for it; nothing on the chain shows it.";
    return { name: "issuance", outcome: "pass", code: "OK", message, details: { issuer } };
  });
}

async function answerOf(
  credential: JsonObject,
  proofs: readonly VerifiedProof[],
  { chain }: Asking,
): Promise<ChainAnswer | undefined> {
  if (chain === undefined) return undefined;
  const keyHashes = hashesOf(proofs);
  const signedAt = proofs[0]?.created ?? null;
  const isPartial = proofs.some(({ suite }) => suite === "ecdsa-sd-2023");
  return (
    (await askChain(credential, { chain, keyHashes })) ??
    (await askDefinition(credential, { chain, keyHashes, signedAt, isPartial }))
  );
}

/** Why a key that signed a status list was not the hub's then; undefined where it was, or no hub is known. */
async function keyFault(
  { key, created }: VerifiedProof,
  answer: ChainAnswer | undefined,
  { chain, now }: Asking,
): Promise<string | undefined> {
  const hub = answer?.verdict.hub?.id;
  if (chain === undefined || hub === undefined) return undefined;
  if (key === null) return "The hub never registered the key that signed the list.";
  const windows = await windowsOf(chain, { hub, keyHashes: [key.keyHash] });
  const check = judgeKey(windows.get(key.keyHash) ?? null, { signedAt: created, now, details: {} });
  return check.outcome === "pass" ? undefined : `The list's key: ${check.message}`;
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
