import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { verdictOf } from "../../verify/checks.ts";
import { timeOfClaim } from "../proofs/checkToken.ts";
import { claimFaults } from "../proofs/claims.ts";
import { controllerOf } from "../proofs/keyOfMethod.ts";
import { proofsOf } from "../proofs/proofsOf.ts";
import type { VerifiedProof } from "../proofs/VerifiedProof.ts";
import { askRecords } from "./askChain.ts";
import type { Asking, CredentialOptions } from "./asking.ts";
import { modeOf, openAsking } from "./asking.ts";
import type { CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeIntegrity } from "./judge.ts";
import { documentsOf, judgeCredential, methodsOf } from "./judgeCredential.ts";
import type { Asked } from "./judgeHolder.ts";
import { judgeHolder } from "./judgeHolder.ts";
import type { PresentationCheck, PresentationVerdict } from "./PresentationVerdict.ts";
import { readOrFault } from "./readOrFault.ts";
import type { CredentialSource, ReadCredential } from "./readSource.ts";
import { resolveDids } from "./resolveDids.ts";
import { isObject, listOf, presentationFaults } from "./structure.ts";

/** Whose word is taken, and what the holder was asked. */
export interface PresentationOptions extends CredentialOptions {
  /**
   * What the verifier drew for this request, which the holder signs (`challenge`, in a token `nonce`). Without it the
   * presentation may have been used before, and is `unknown`; `false` says that this does not matter.
   */
  readonly challenge?: string | false;
  /** Whom the holder was to present to (`domain`, in a token `aud`); `false` says that this does not matter. */
  readonly domain?: string | false;
}

/** Most credentials of one presentation. */
const MOST_CREDENTIALS = 100;

/**
 * Verifies a presentation of VC Data Model 2.0, and each credential in it: as JSON with Data Integrity proofs, as a token
 * (`vp+jwt`), enveloped, with enveloped credentials. A credential without a proof counts where the presentation names its
 * issuer as holder and the holder signed.
 *
 * @param source - The presentation, or the text or bytes of its file.
 * @param options - What the verifier trusts and asked for. A file never names it.
 * @returns The verdict, with one for each credential.
 * @throws CairnError `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import { verifyPresentation } from "@cairn/sdk/credentials";
 *
 * async function isGood(file: string, challenge: string) {
 *   const { verdict } = await verifyPresentation(file, { challenge, domain: "employer.example" });
 *   return verdict === "valid";
 * }
 */
export async function verifyPresentation(
  source: CredentialSource,
  options: PresentationOptions = {},
): Promise<PresentationVerdict> {
  const read = readOrFault(source, modeOf(options));
  if ("verdict" in read) {
    const { verdict, format, mode, checks } = read;
    const [{ code, message, details }] = checks as [CredentialVerdict["checks"][0]];
    const check: PresentationCheck = { name: "integrity", outcome: "fail", code, message, details };
    return { verdict, checks: [check], mode, format, holder: null, credentials: [] };
  }
  const faults = faultsIn(read);
  const [first] = faults;
  if (first !== undefined) {
    const message = `${first.path}: ${first.reason}`;
    const check = {
      name: "integrity",
      outcome: "fail",
      code: "MALFORMED",
      message,
      details: { faults },
    } as const;
    const { format } = read;
    return {
      verdict: "invalid",
      checks: [check],
      mode: modeOf(options),
      format,
      holder: null,
      credentials: [],
    };
  }
  return await judge(read, await openAsking(options), options);
}

/**
 * Whether a source is a presentation: then `verifyPresentation` verifies it, and `verify` does not.
 *
 * @param source - An object, or the text or bytes of a file. What cannot be read is none.
 *
 * @example
 * import { isPresentation, verify, verifyPresentation } from "@cairn/sdk/credentials";
 *
 * const verifyAny = async (file: string) => (isPresentation(file) ? await verifyPresentation(file) : await verify(file));
 */
export function isPresentation(source: CredentialSource): boolean {
  const read = readOrFault(source, "offline");
  return !("verdict" in read) && listOf(read.credential.type).includes("VerifiablePresentation");
}

async function judge(read: ReadCredential, asking: Asking, asked: Asked): Promise<PresentationVerdict> {
  const { credential: presentation, format, signed } = read;
  const named = holderOf(presentation);
  const signer = named ?? textOf(signed?.payload.iss) ?? "";
  const methods = methodsOf(read, signer);
  const holder = signer !== "" ? signer : controllerOf(methods[0] ?? "");
  const resolved = await resolveDids([holder, ...methods.map(controllerOf)].filter(Boolean), asking.web);
  const { now, contexts } = asking;
  const documents = documentsOf(resolved);
  const proofs = await proofsOf(read, holder, { documents, purpose: "authentication", now, contexts });
  const integrity = judgeIntegrity(proofs);
  const said = signed === null ? listOf(presentation.proof).filter(isObject) : [saidIn(signed.payload)];
  const inside = listOf(presentation.verifiableCredential).map((each) =>
    readOrFault(each as JsonObject, asking.mode),
  );
  const times = timesOf(signed?.payload);
  const aboutOthers = inside.flatMap((each, place) => (isAbout(each, holder) ? [] : [place]));
  const checks: PresentationCheck[] = [
    { ...integrity, name: "integrity" },
    judgeHolder({ proofs, said, holder, resolved, asked, times, aboutOthers, now }),
  ];
  const own = integrity.outcome === "pass" ? proofs : [];
  const credentials = await judgeAll(inside, asking, { named, proofs: own });
  const outcomes = credentials.map(({ verdict }) => ({ outcome: OUTCOMES[verdict] }));
  const verdict = verdictOf([...checks, ...outcomes]);
  return { verdict, checks, mode: asking.mode, format, holder: holder === "" ? null : holder, credentials };
}

const OUTCOMES = { valid: "pass", invalid: "fail", unknown: "unknown" } as const;

type Inside = ReadCredential | CredentialVerdict;

/** Whether a credential says something of its holder; one that nobody can read does not. */
function isAbout(inside: Inside, holder: string): boolean {
  if ("verdict" in inside) return false;
  return listOf(inside.credential.credentialSubject).some((each) => isObject(each) && each.id === holder);
}

/**
 * The verdicts on a presentation's credentials, at one block; what the holder says of itself is signed with the
 * presentation (4.13.3).
 */
async function judgeAll(
  inside: readonly Inside[],
  asking: Asking,
  { named, proofs }: { named: string | undefined; proofs: readonly VerifiedProof[] },
): Promise<CredentialVerdict[]> {
  const readable = inside.flatMap((each) => ("verdict" in each ? [] : [each.credential]));
  if (asking.chain !== undefined) await askRecords(readable, asking.chain);
  const verdicts = inside.map(async (each) => {
    if ("verdict" in each) return each;
    const { issuer } = each.credential;
    const isOwn = named !== undefined && (isObject(issuer) ? issuer.id : issuer) === named;
    return await judgeCredential(each, asking, isOwn ? proofs : []);
  });
  return await Promise.all(verdicts);
}

function faultsIn({ credential: presentation, signed }: ReadCredential) {
  const structure = presentationFaults(presentation);
  const { length } = listOf(presentation.verifiableCredential);
  if (length > MOST_CREDENTIALS) {
    structure.push({ path: "/verifiableCredential", reason: `There are more than ${MOST_CREDENTIALS}.` });
  }
  if (signed === null || structure.length > 0) return structure;
  return claimFaults(signed.payload, holderOf(presentation) ?? textOf(signed.payload.iss) ?? null);
}

function holderOf({ holder }: JsonObject): string | undefined {
  return textOf(isObject(holder) ? holder.id : holder);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function saidIn({ nonce, aud }: JsonObject): JsonObject {
  return {
    ...(nonce === undefined ? {} : { challenge: nonce }),
    ...(aud === undefined ? {} : { domain: aud }),
  };
}

function timesOf({ nbf, exp }: JsonObject = {}): { from: number | null; until: number | null } {
  return { from: timeOfClaim(nbf), until: timeOfClaim(exp) };
}
