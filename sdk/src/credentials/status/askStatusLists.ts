import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { CLOCK_SKEW } from "../lib/clockSkew.ts";
import type { ProofContext } from "../proofs/checkProofs.ts";
import { claimFaults } from "../proofs/claims.ts";
import { issuerOf } from "../proofs/issue.ts";
import { maySign } from "../proofs/keyOfMethod.ts";
import { proofsOf } from "../proofs/proofsOf.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import type { VerifiedProof } from "../proofs/VerifiedProof.ts";
import type { ReadCredential } from "../verify/readSource.ts";
import { readSource } from "../verify/readSource.ts";
import { isObject, listOf, structureFaults } from "../verify/structure.ts";
import type { WebReader } from "../verify/web.ts";
import { readStatusList } from "./statusList.ts";

/** What a credential's status lists say of it. */
export type ListAnswer =
  /** It names none. */
  | { readonly kind: "none" }
  | { readonly kind: "clear" }
  | { readonly kind: "set"; readonly purpose: string; readonly url: string; readonly index: number }
  /** One could not be had, or is none of the issuer's. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** What is asked about lists, and by what their proofs are checked. */
export interface ListContext {
  readonly web: WebReader | undefined;
  readonly proofs: Omit<ProofContext, "purpose">;
  /** Why a key that signed a list was not its issuer's then; undefined where it was, or nobody can tell. */
  readonly keyFault: (proof: VerifiedProof) => Promise<string | undefined>;
}

/** Purposes that make a credential count for nothing, the lasting one first. */
const PURPOSES = ["revocation", "suspension"];
/** Most lists that are fetched for one credential. */
const MOST = 8;
/** Places of the largest list that is read have nine digits at most. */
const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/** Looks a credential up in each status list that it names. A list counts only with its issuer's own signature. */
export async function askStatusLists(credential: JsonObject, context: ListContext): Promise<ListAnswer> {
  const entries = listOf(credential.credentialStatus).filter(isObject);
  if (entries.length === 0) return { kind: "none" };
  if (entries.length > MOST) return unavailable(`It names more than ${MOST} lists.`);
  const answers = await Promise.all(
    entries.map(async (entry) => await askOne(entry, issuerOf(credential), context)),
  );
  const set = PURPOSES.map((purpose) =>
    answers.find((answer) => answer.kind === "set" && answer.purpose === purpose),
  );
  return (
    set.find((answer) => answer !== undefined) ??
    answers.find(({ kind }) => kind === "unavailable") ?? { kind: "clear" }
  );
}

async function askOne(entry: JsonObject, issuer: string, context: ListContext): Promise<ListAnswer> {
  const { type, statusPurpose, statusListIndex, statusListCredential, statusSize = 1 } = entry;
  if (!listOf(type).includes("BitstringStatusListEntry")) {
    return unavailable(`Its kind is not read: ${String(type)}.`);
  }
  // What else a list may tell, such as a message, makes nothing invalid.
  if (typeof statusPurpose !== "string" || !PURPOSES.includes(statusPurpose)) return { kind: "clear" };
  if (statusSize !== 1) return unavailable("It has more than one bit for each credential.");
  if (!INDEX.test(String(statusListIndex))) return unavailable("The list has no such place.");
  if (context.web === undefined) return unavailable("The web was not asked.");
  const url = String(statusListCredential);
  if (!URL.canParse(url)) return unavailable("It does not name its list.");
  try {
    const list = readSource(await context.web(new URL(url)));
    const fault = await faultOf(list, { issuer, url }, context);
    if (fault !== undefined) return unavailable(fault);
    const { length, isSet } = await readStatusList(list.credential, statusPurpose);
    const index = Number(statusListIndex);
    if (index >= length) return unavailable("The list has no such place.");
    return isSet(index) ? { kind: "set", purpose: statusPurpose, url, index } : { kind: "clear" };
  } catch (error) {
    if (isCairnError(error) && error.code !== "ABORTED")
      return unavailable(`${error.shortMessage} ${error.fix}`);
    throw error;
  }
}

async function faultOf(
  list: ReadCredential,
  { issuer, url }: { issuer: string; url: string },
  { proofs: context, keyFault }: ListContext,
): Promise<string | undefined> {
  const { credential, signed } = list;
  const [structure] = structureFaults(credential);
  if (structure !== undefined) return `The list is no credential: ${structure.path}: ${structure.reason}`;
  if (issuerOf(credential) !== issuer) return "The list is of another issuer.";
  if (credential.id !== undefined && credential.id !== url) return "The list is another one than is named.";
  const [claim] = signed === null ? [] : claimFaults(signed.payload, issuer);
  if (claim !== undefined) return `The list's token says two things: ${claim.path}`;
  const { now, documents } = context;
  const from = timeOrNull(credential.validFrom);
  const until = timeOrNull(credential.validUntil);
  if (until !== null && now >= until) return "The list has expired.";
  if (from !== null && now + CLOCK_SKEW < from) return "The list counts from a later time on.";
  const proofs = await proofsOf(list, issuer, { ...context, purpose: "assertionMethod" });
  const document = documents.get(issuer);
  const isSigned =
    proofs.length > 0 &&
    proofs.every(
      ({ outcome, controller, method }) =>
        outcome === "good" &&
        controller === issuer &&
        (document === undefined || maySign(method, document, "assertionMethod")),
    );
  if (!isSigned) return "The list is not signed by the issuer.";
  const faults = await Promise.all(proofs.map(keyFault));
  return faults.find((fault) => fault !== undefined);
}

function unavailable(reason: string): ListAnswer {
  return { kind: "unavailable", reason };
}
