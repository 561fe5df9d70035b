import { isCairnError } from "../../errors/isCairnError.ts";
import type { Hex } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { verdictOf } from "../../verify/checks.ts";
import type { Session } from "../../verify/session.ts";
import { openSession } from "../../verify/session.ts";
import type { Verdict } from "../../verify/Verdict.ts";
import type { VerifyOptions } from "../../verify/VerifyOptions.ts";
import { faultsOf } from "../badges/checkShape.ts";
import { checkProofs } from "../proofs/checkProofs.ts";
import { checkToken, methodOfToken } from "../proofs/checkToken.ts";
import { issuerOf } from "../proofs/issue.ts";
import type { DidDocuments } from "../proofs/keyOfMethod.ts";
import { controllerOf } from "../proofs/keyOfMethod.ts";
import type { VerifiedProof } from "../proofs/VerifiedProof.ts";
import { askStatusLists } from "../status/askStatusLists.ts";
import type { ChainAnswer } from "./askChain.ts";
import { askChain } from "./askChain.ts";
import type { CredentialCheck, CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeAuthority, judgeIntegrity, judgeIssuer, judgeStatus } from "./judge.ts";
import type { CredentialSource, ReadCredential } from "./readSource.ts";
import { readSource } from "./readSource.ts";
import type { Resolved } from "./resolveDids.ts";
import { resolveDids } from "./resolveDids.ts";
import { isObject, listOf, structureFaults } from "./structure.ts";
import type { WebOptions } from "./web.ts";
import { webReader } from "./web.ts";

/** Whose word is taken, and what is asked. */
export interface CredentialOptions {
  /**
   * The network that the verifier trusts: is the issuer one of its hubs, was the key the hub's at the time, was the hub
   * accredited, does the record stand? Without it the chain is not asked.
   */
  readonly network?: VerifyOptions;
  /** DID documents and status lists are fetched by it; `false` asks no web server. Asked when absent. */
  readonly web?: WebOptions | false;
  /** DIDs of issuers outside the network whom the verifier trusts by itself. */
  readonly issuers?: readonly string[];
  /** Seconds since 1970; the clock of this machine when absent. */
  readonly now?: number;
}

/**
 * Verifies a credential, whoever issued it: Open Badges 3.0 and other VC Data Model 2.0 credentials as JSON with Data
 * Integrity proofs or as a token (VC-JWT), and the credential of a bundle. Contexts come with the SDK: none is fetched.
 *
 * @param source - The credential, or the text or bytes of its file.
 * @param options - What the verifier trusts. A file never names it.
 * @returns The verdict. It does not say who holds the credential.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import type { Client } from "@cairn/sdk";
 * import { verify } from "@cairn/sdk/credentials";
 *
 * async function explain(client: Client, file: string) {
 *   const { verdict, checks } = await verify(file, { network: { client } });
 *   return [verdict, ...checks.map(({ name, code, message }) => `${name}: ${code} ${message}`)];
 * }
 */
export async function verify(
  source: CredentialSource,
  options: CredentialOptions = {},
): Promise<CredentialVerdict> {
  const read = readOrFault(source);
  if (!("credential" in read))
    return compose([read], { format: "unread", credential: null, session: undefined });
  const { credential, format } = read;
  const faults = [...structureFaults(credential), ...badgeFaults(credential)];
  if (faults.length > 0) {
    const [first] = faults;
    const message = `${first?.path}: ${first?.reason}`;
    const check = {
      name: "integrity",
      outcome: "fail",
      code: "MALFORMED",
      message,
      details: { faults },
    } as const;
    return compose([check], { format, credential: null, session: undefined });
  }
  const reader = options.web === false ? undefined : webReader(options.web ?? {});
  const resolved = await resolveDids([issuerOf(credential), ...methodsOf(read).map(controllerOf)], reader);
  const documents = documentsOf(resolved);
  const proofs = await proofsOf(read, documents);
  const session = options.network === undefined ? undefined : await openSession(options.network);
  const chain =
    session === undefined || options.network === undefined
      ? undefined
      : await askChain(credential, { session, options: options.network, keyHashes: hashesOf(proofs) });
  const now = options.now ?? Math.floor(Date.now() / 1000);
  const asksWeb = reader !== undefined;
  const list = await askStatusLists(credential, { web: reader, documents, now });
  const checks = [
    judgeIntegrity(proofs, chain),
    judgeIssuer({ credential, proofs, documents: resolved, chain, asksWeb, now }),
    ...fromChain(chain, ["network", "issuance"]),
    judgeAuthority({ credential, chain, asksChain: session !== undefined, issuers: options.issuers ?? [] }),
    judgeStatus({ credential, chain, list, now }),
  ];
  return compose(checks, { format, credential, session, chain });
}

function readOrFault(source: CredentialSource): ReadCredential | CredentialCheck {
  try {
    return readSource(source);
  } catch (error) {
    if (isCairnError(error)) {
      const { shortMessage: message, code: reason, details } = error;
      return {
        name: "integrity",
        outcome: "fail",
        code: "MALFORMED",
        message,
        details: { reason, ...details },
      };
    }
    const message = "The file is no credential.";
    return {
      name: "integrity",
      outcome: "fail",
      code: "MALFORMED",
      message,
      details: { reason: String(error) },
    };
  }
}

function badgeFaults(credential: JsonObject) {
  const types = listOf(credential.type);
  const isBadge = types.includes("OpenBadgeCredential") || types.includes("AchievementCredential");
  return isBadge ? faultsOf(credential.credentialSubject, "AchievementSubject", "/credentialSubject") : [];
}

function methodsOf({ credential, token }: ReadCredential): string[] {
  if (token !== null) return [methodOfToken(token, credential)];
  return listOf(credential.proof)
    .filter(isObject)
    .flatMap(({ verificationMethod }) =>
      typeof verificationMethod === "string" ? [verificationMethod] : [],
    );
}

function documentsOf(resolved: Resolved): DidDocuments {
  return new Map([...resolved].filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

async function proofsOf(
  { credential, token }: ReadCredential,
  documents: DidDocuments,
): Promise<VerifiedProof[]> {
  if (token !== null) return [await checkToken(token, { credential, documents })];
  return await checkProofs(credential, documents);
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
    session: Session | undefined;
    chain?: ChainAnswer | undefined;
  },
): CredentialVerdict {
  const { format, credential, session, chain } = parts;
  const { chainId, name, contracts } = session?.deployment ?? {};
  return {
    verdict: verdictOf(checks),
    checks,
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
