import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";
import type { ShapeFault } from "../badges/checkShape.ts";
import { isDateTime } from "../badges/checkShape.ts";

const CONTEXT_V2 = "https://www.w3.org/ns/credentials/v2";
/** Each of them is an object with a type, or an array of such (VC Data Model 2.0, sections 4.10 to 4.13 and 5). */
const TYPED = ["credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence"];
const WITH_ID = ["credentialSchema", "relatedResource"];

/** What VC Data Model 2.0 refuses of a credential, which the library that signs and verifies lets through. */
export function structureFaults(credential: JsonObject): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const refuse = (path: string, reason: string): void => {
    faults.push({ path, reason });
  };
  const contexts = listOf(credential["@context"]);
  if (contexts[0] !== CONTEXT_V2) refuse("/@context/0", `It is not ${CONTEXT_V2}.`);
  if (!listOf(credential.type).includes("VerifiableCredential")) {
    refuse("/type", "It does not have VerifiableCredential.");
  }
  if (credential.id !== undefined && !isUrl(credential.id)) refuse("/id", "It is not a URL or URN.");
  const issuer = isObject(credential.issuer) ? credential.issuer.id : credential.issuer;
  if (!isUrl(issuer)) refuse("/issuer", "It is neither a URL nor an object with one as id.");
  for (const name of ["validFrom", "validUntil"]) {
    const time = credential[name];
    if (time !== undefined && !(typeof time === "string" && isDateTime(time))) {
      refuse(`/${name}`, "It is not a time with a zone.");
    }
  }
  const subjects = listOf(credential.credentialSubject);
  if (subjects.length === 0) refuse("/credentialSubject", "There is none.");
  for (const [index, subject] of subjects.entries()) {
    const path = Array.isArray(credential.credentialSubject)
      ? `/credentialSubject/${index}`
      : "/credentialSubject";
    if (!isObject(subject) || Object.keys(subject).length === 0)
      refuse(path, "It is not an object that says anything.");
    else if (subject.id !== undefined && !isUrl(subject.id)) refuse(`${path}/id`, "It is not a URL.");
  }
  for (const name of TYPED) faults.push(...typedFaults(credential[name], name));
  faults.push(...resourceFaults(credential.relatedResource));
  return faults;
}

function typedFaults(value: JsonValue | undefined, name: string): ShapeFault[] {
  return listOf(value).flatMap((item, index) => {
    const path = Array.isArray(value) ? joinPointer(`/${name}`, index) : `/${name}`;
    if (!isObject(item) || listOf(item.type).length === 0)
      return [{ path, reason: "It is not an object with a type." }];
    if (WITH_ID.includes(name) && !isUrl(item.id))
      return [{ path: `${path}/id`, reason: "It is not a URL." }];
    if (item.id !== undefined && !isUrl(item.id)) return [{ path: `${path}/id`, reason: "It is not a URL." }];
    return [];
  });
}

function resourceFaults(value: JsonValue | undefined): ShapeFault[] {
  const seen = new Set<JsonValue>();
  return listOf(value).flatMap((item, index) => {
    const path = joinPointer("/relatedResource", index);
    if (!isObject(item) || !isUrl(item.id)) return [{ path: `${path}/id`, reason: "It is not a URL." }];
    if (seen.has(item.id as string)) return [{ path: `${path}/id`, reason: "This resource is there twice." }];
    seen.add(item.id as string);
    if (typeof item.digestSRI === "string" || typeof item.digestMultibase === "string") return [];
    return [{ path, reason: "It has neither digestSRI nor digestMultibase." }];
  });
}

/** One or many as an array. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether a value is an object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isUrl(value: JsonValue | undefined): boolean {
  return typeof value === "string" && /^[A-Za-z][\w+.-]*:\S+$/.test(value);
}
