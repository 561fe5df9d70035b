import type { Check, CheckCode } from "@cairn/sdk";
import type { CredentialCheck, CredentialCode } from "@cairn/sdk/credentials";
import type { Language } from "../Language.ts";
import { checkText } from "./checks.ts";
import { toSpanish } from "./toSpanish.ts";

/** A check of a credential, or of a presentation of credentials. */
export interface SaidCheck extends Omit<CredentialCheck, "name"> {
  readonly name: CredentialCheck["name"] | "holder";
}

/** What a check of a credential says where it passes; of the others the chain says it. */
export const credentialPassesEs = {
  integrity: "Es lo que se firmó.",
  issuer: "La clave era del emisor.",
  authority: "Quien verifica confía en este emisor.",
  status: "Sus fechas valen ahora, y ninguna lista lo da por revocado.",
  holder: "La presentó su titular.",
} as const;

/** Codes that only credentials have, and those that mean something else for them. */
type OwnCode = Exclude<CredentialCode, CheckCode> | (typeof OTHERWISE)[number];

const OTHERWISE = [
  "MALFORMED",
  "DIGEST_MISMATCH",
  "BAD_SIGNATURE",
  "ISSUE_TIME_UNPROVEN",
  "REVOKED",
  "EXPIRED",
  "HOLDER_NOT_ACTOR",
] as const satisfies readonly CheckCode[];

/** Why a check of a credential does not pass. */
export const credentialChecksEs: Readonly<Record<OwnCode, string>> = {
  MALFORMED: "El archivo no tiene la forma de una credencial.",
  DIGEST_MISMATCH: "La credencial dice otra cosa que lo que certifica la cadena, o que lo que nombra.",
  BAD_SIGNATURE: "La firma no corresponde: se cambió después, o la hizo otra clave.",
  ISSUE_TIME_UNPROVEN: "Nada dice cuándo se firmó, o dice una hora que está por llegar.",
  REVOKED: "Quien lo emitió lo revocó.",
  EXPIRED: "Ha vencido.",
  HOLDER_NOT_ACTOR: "No consta que la clave que firmó sea de quien la presenta.",
  NOT_SIGNED: "No lleva ninguna firma.",
  PROOF_NOT_SUPPORTED: "La firma es de una clase que aquí no se lee.",
  PROOF_EXPIRED: "La firma ha vencido, por su propia palabra.",
  WRONG_PURPOSE: "La firma se hizo para otra cosa.",
  UNKNOWN_CONTEXT: "Usa un contexto que no se conoce aquí, así que no consta qué se firmó.",
  UNDEFINED_TERM: "Tiene una palabra que sus contextos no explican: nadie puede firmar eso.",
  RESOURCE_UNAVAILABLE: "No se pudo obtener un recurso que nombra con su huella.",
  KEY_NOT_AUTHORISED: "La clave que firmó no era del emisor.",
  KEY_COMPROMISED: "El centro dijo que la clave ya estaba en otras manos.",
  DID_UNRESOLVED: "No se pudo obtener el documento DID del emisor, o no lo es.",
  ISSUER_UNKNOWN: "Ninguna red de confianza conoce al emisor como centro, y quien verifica no lo nombró.",
  NOT_YET_VALID: "Vale a partir de una fecha que está por llegar.",
  SUSPENDED: "La lista del emisor lo da por suspendido: puede volver a valer.",
  STATUS_LIST_UNAVAILABLE: "No se pudo obtener la lista de estado, o no es del emisor.",
  STATUS_LIST_DISAGREES:
    "La lista de estado del emisor lo da por revocado, pero la cadena, que decide, no. Pregunte al centro.",
};

/**
 * What a check of a credential's verdict says, in the language.
 *
 * @param check - The check as `verify` of the credentials gives it; its English is its own.
 */
export function credentialCheckText(check: SaidCheck, language: Language): string {
  if (language === "en") return check.message;
  const { name, code } = check;
  const said = toSpanish(check.message);
  if (said !== undefined) return said;
  if (code === "OK" && Object.hasOwn(credentialPassesEs, name)) {
    return credentialPassesEs[name as keyof typeof credentialPassesEs];
  }
  if (isOwn(code)) return credentialChecksEs[code];
  // The rest is of the chain, which names its checks as for records.
  return checkText({ ...check, name: name === "issuer" ? "integrity" : name, code } as Check, language);
}

function isOwn(code: string): code is OwnCode {
  return Object.hasOwn(credentialChecksEs, code);
}
