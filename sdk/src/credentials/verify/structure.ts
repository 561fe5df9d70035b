import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";
import type { ShapeFault } from "../badges/checkShape.ts";
import { isDateTime } from "../badges/checkShape.ts";
import { digestsOf, knownResource } from "./digests.ts";

const CONTEXT_V2 = "https://www.w3.org/ns/credentials/v2";
/** Each of them is an object with a type, or an array of such (VC Data Model 2.0, sections 4.10, 4.11, 5.4 to 5.6, 5.10). */
const TYPED = [
  "credentialStatus",
  "credentialSchema",
  "refreshService",
  "termsOfUse",
  "evidence",
  "proof",
  "confidenceMethod",
  "renderMethod",
];
/** Texts that may also be objects with a language (11.1). */
const TEXTS = ["name", "description"];
/** Most objects and most proofs of one document: JSON-LD takes the square of the first, and each proof all of it. */
const MOST_OBJECTS = 5_000;
const MOST_PROOFS = 16;
const LANGUAGE_KEYS = ["@value", "@language", "@direction"];

/** What VC Data Model 2.0 refuses of a credential, which the library that signs and verifies lets through. */
export function structureFaults(credential: JsonObject): ShapeFault[] {
  const { issuer } = credential;
  return [
    ...headFaults(credential, "VerifiableCredential"),
    ...(isUrl(isObject(issuer) ? issuer.id : issuer)
      ? []
      : [fault("/issuer", "It is neither a URL nor an object with one as id.")]),
    ...textFaults(credential, ""),
    ...(isObject(issuer) ? textFaults(issuer, "/issuer") : []),
    ...timeFaults(credential),
    ...subjectFaults(credential.credentialSubject),
    ...TYPED.flatMap((name) => typedFaults(credential[name], name)),
    ...listOf(credential.credentialStatus).flatMap((entry) => (isObject(entry) ? entryFaults(entry) : [])),
    ...resourceFaults(credential.relatedResource),
  ];
}

/** What VC Data Model 2.0 refuses of a presentation (4.13), without its credentials. */
export function presentationFaults(presentation: JsonObject): ShapeFault[] {
  const { holder, verifiableCredential } = presentation;
  const isHolder = holder === undefined || isUrl(isObject(holder) ? holder.id : holder);
  return [
    ...headFaults(presentation, "VerifiablePresentation"),
    ...(isHolder ? [] : [fault("/holder", "It is neither a URL nor an object with one as id.")]),
    ...listOf(verifiableCredential).flatMap((each, index) =>
      isObject(each) ? [] : [fault(joinPointer("/verifiableCredential", index), "It is not an object.")],
    ),
    ...["termsOfUse", "proof"].flatMap((name) => typedFaults(presentation[name], name)),
  ];
}

function headFaults(document: JsonObject, type: string): ShapeFault[] {
  const { "@context": contexts, type: types, id } = document;
  const list = listOf(contexts);
  return [
    ...sizeFaults(document),
    ...(Array.isArray(contexts) ? [] : [fault("/@context", "It is not a list.")]),
    ...(list[0] === CONTEXT_V2 ? [] : [fault("/@context/0", `It is not ${CONTEXT_V2}.`)]),
    ...list.flatMap((each, index) =>
      isUrl(each) || isObject(each)
        ? []
        : [fault(joinPointer("/@context", index), "It is neither a URL nor an object.")],
    ),
    ...(listOf(types).includes(type) ? [] : [fault("/type", `It does not have ${type}.`)]),
    ...(listOf(types).every((each) => typeof each === "string") ? [] : [fault("/type", "It is not text.")]),
    ...(id === undefined || isUrl(id) ? [] : [fault("/id", "It is not a URL or URN.")]),
  ];
}

function sizeFaults(document: JsonObject): ShapeFault[] {
  const isLarge = objectsIn(document, MOST_OBJECTS) > MOST_OBJECTS;
  return [
    ...(isLarge ? [fault("", `It has more than ${MOST_OBJECTS} parts.`)] : []),
    ...(listOf(document.proof).length > MOST_PROOFS
      ? [fault("/proof", `There are more than ${MOST_PROOFS}.`)]
      : []),
  ];
}

/** How many objects a value has; counted until there are more than the most. */
function objectsIn(value: JsonValue, most: number): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = isObject(value) ? 1 : 0;
  for (const part of Object.values(value)) {
    if (count > most) break;
    count += objectsIn(part, most - count);
  }
  return count;
}

function textFaults(value: JsonObject, path: string): ShapeFault[] {
  return TEXTS.flatMap((name) => {
    const isText = listOf(value[name]).every(
      (each) =>
        typeof each === "string" ||
        (isObject(each) &&
          typeof each["@value"] === "string" &&
          Object.keys(each).every((key) => LANGUAGE_KEYS.includes(key))),
    );
    return isText ? [] : [fault(`${path}/${name}`, "It is neither text nor text with a language.")];
  });
}

function timeFaults(credential: JsonObject): ShapeFault[] {
  const { validFrom: from, validUntil: until } = credential;
  const faults = ["validFrom", "validUntil"].flatMap((name) => {
    const time = credential[name];
    const isTime = time === undefined || (typeof time === "string" && isDateTime(time));
    return isTime ? [] : [fault(`/${name}`, "It is not a time with a zone.")];
  });
  const ends = typeof from === "string" && typeof until === "string" && Date.parse(until) < Date.parse(from);
  return ends ? [...faults, fault("/validUntil", "It is earlier than validFrom.")] : faults;
}

function subjectFaults(value: JsonValue | undefined): ShapeFault[] {
  const subjects = listOf(value);
  if (subjects.length === 0) return [fault("/credentialSubject", "There is none.")];
  return subjects.flatMap((subject, index) => {
    const path = Array.isArray(value) ? `/credentialSubject/${index}` : "/credentialSubject";
    if (!isObject(subject) || Object.keys(subject).length === 0)
      return [fault(path, "It is not an object that says anything.")];
    return subject.id === undefined || isUrl(subject.id) ? [] : [fault(`${path}/id`, "It is not a URL.")];
  });
}

function typedFaults(value: JsonValue | undefined, name: string): ShapeFault[] {
  return listOf(value).flatMap((item, index) => {
    const path = Array.isArray(value) ? joinPointer(`/${name}`, index) : `/${name}`;
    const types = isObject(item) ? listOf(item.type) : [];
    if (!isObject(item) || types.length === 0 || !types.every((type) => typeof type === "string"))
      return [fault(path, "It is not an object with a type.")];
    const isNamed = item.id === undefined ? name !== "credentialSchema" : isUrl(item.id);
    return isNamed ? [] : [fault(`${path}/id`, "It is not a URL.")];
  });
}

/** What Bitstring Status List 1.0, section 2.1, refuses of an entry. */
function entryFaults(entry: JsonObject): ShapeFault[] {
  if (!listOf(entry.type).includes("BitstringStatusListEntry")) return [];
  const { id, statusPurpose, statusListIndex, statusListCredential, statusSize = 1, statusMessage } = entry;
  const isSize = typeof statusSize === "number" && Number.isInteger(statusSize) && statusSize > 0;
  const messages = listOf(statusMessage).length;
  const needsMessages = statusMessage !== undefined || (isSize && statusSize > 1);
  const rules: readonly (readonly [boolean, string, string])[] = [
    [typeof statusPurpose === "string", "statusPurpose", "It is not text."],
    [
      typeof statusListIndex === "string" && /^(?:0|[1-9]\d{0,99})$/.test(statusListIndex),
      "statusListIndex",
      "It is not a whole number, as text.",
    ],
    [isUrl(statusListCredential), "statusListCredential", "It is not a URL."],
    [id === undefined || id !== statusListCredential, "id", "It is the list's."],
    [isSize, "statusSize", "It is not a whole number of bits."],
    [
      !isSize || !needsMessages || messages === 2 ** statusSize,
      "statusMessage",
      "There is not one for each value.",
    ],
  ];
  return rules.flatMap(([holds, name, reason]) =>
    holds ? [] : [fault(`/credentialStatus/${name}`, reason)],
  );
}

function resourceFaults(value: JsonValue | undefined): ShapeFault[] {
  const seen = new Set<JsonValue>();
  return listOf(value).flatMap((item, index) => {
    const path = joinPointer("/relatedResource", index);
    if (!isObject(item) || !isUrl(item.id)) return [fault(`${path}/id`, "It is not a URL.")];
    if (seen.has(item.id as string)) return [fault(`${path}/id`, "This resource is there twice.")];
    seen.add(item.id as string);
    const given = { sri: listOf(item.digestSRI), multibase: listOf(item.digestMultibase) };
    const texts = [...given.sri, ...given.multibase];
    if (texts.length === 0 || !texts.every((text) => typeof text === "string")) {
      return [fault(path, "It has neither digestSRI nor digestMultibase.")];
    }
    return knownResource(item.id, digestsOf(given)) === "differs"
      ? [fault(path, "This document has another digest.")]
      : [];
  });
}

function fault(path: string, reason: string): ShapeFault {
  return { path, reason };
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
