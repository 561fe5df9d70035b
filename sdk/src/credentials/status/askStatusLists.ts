import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { checkProofs } from "../proofs/checkProofs.ts";
import { issuerOf } from "../proofs/issue.ts";
import type { DidDocuments } from "../proofs/keyOfMethod.ts";
import { maySign } from "../proofs/keyOfMethod.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import { isObject, listOf, structureFaults } from "../verify/structure.ts";
import type { WebReader } from "../verify/web.ts";
import { jsonFrom } from "../verify/web.ts";
import { readStatusList } from "./statusList.ts";

/** What a credential's status lists say of it. */
export type ListAnswer =
  /** It names none. */
  | { readonly kind: "none" }
  | { readonly kind: "clear" }
  | { readonly kind: "set"; readonly purpose: string; readonly url: string; readonly index: number }
  /** One could not be had, or is none of the issuer's. */
  | { readonly kind: "unavailable"; readonly reason: string };

const PURPOSES = ["revocation", "suspension"];
const INDEX = /^(?:0|[1-9]\d{0,9})$/;

/** Looks a credential up in each status list that it names. A list counts only with its issuer's own signature. */
export async function askStatusLists(
  credential: JsonObject,
  { web, documents, now }: { web: WebReader | undefined; documents: DidDocuments; now: number },
): Promise<ListAnswer> {
  const entries = listOf(credential.credentialStatus);
  let answer: ListAnswer = { kind: entries.length === 0 ? "none" : "clear" };
  for (const entry of entries) {
    const each = isObject(entry)
      ? await askOne(entry, { issuer: issuerOf(credential), web, documents, now })
      : unavailable("It is not an object.");
    if (each.kind === "set") return each;
    if (each.kind === "unavailable") answer = each;
  }
  return answer;
}

async function askOne(
  entry: JsonObject,
  parts: { issuer: string; web: WebReader | undefined; documents: DidDocuments; now: number },
): Promise<ListAnswer> {
  const { type, statusPurpose, statusListIndex, statusListCredential: url } = entry;
  if (type !== "BitstringStatusListEntry") return unavailable(`Its kind is not read: ${String(type)}.`);
  // What else a list may tell, such as a message, makes nothing invalid.
  if (typeof statusPurpose !== "string" || !PURPOSES.includes(statusPurpose)) return { kind: "clear" };
  if (typeof statusListIndex !== "string" || !INDEX.test(statusListIndex)) {
    return unavailable("Its place in the list is not a whole number, as text.");
  }
  if (typeof url !== "string" || !URL.canParse(url)) return unavailable("It does not name its list.");
  if (parts.web === undefined) return unavailable("The web was not asked.");
  try {
    const list = await jsonFrom(parts.web, new URL(url));
    if (!isObject(list)) return unavailable("What is at its address is no credential.");
    const fault = await faultOf(list, { ...parts, url });
    if (fault !== undefined) return unavailable(fault);
    const { length, isSet } = await readStatusList(list, statusPurpose);
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
  list: JsonObject,
  { issuer, documents, url, now }: { issuer: string; documents: DidDocuments; url: string; now: number },
): Promise<string | undefined> {
  const [fault] = structureFaults(list);
  if (fault !== undefined) return `The list is no credential: ${fault.path}: ${fault.reason}`;
  if (issuerOf(list) !== issuer) return "The list is of another issuer.";
  if (list.id !== undefined && list.id !== url) return "The list is another one than is named.";
  const until = timeOrNull(list.validUntil);
  if (until !== null && now >= until) return "The list has expired.";
  const proofs = await checkProofs(list, { documents, purpose: "assertionMethod", now });
  const document = documents.get(issuer);
  const isSigned =
    proofs.length > 0 &&
    proofs.every(
      ({ outcome, controller, method }) =>
        outcome === "good" &&
        controller === issuer &&
        (document === undefined || maySign(method, document, "assertionMethod")),
    );
  return isSigned ? undefined : "The list is not signed by the issuer.";
}

function unavailable(reason: string): ListAnswer {
  return { kind: "unavailable", reason };
}
