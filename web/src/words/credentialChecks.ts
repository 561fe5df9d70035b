import type { Check, CheckCode } from "@cairn/sdk";
import type { CredentialCheck, CredentialCode } from "@cairn/sdk/credentials";
import type { Language } from "../Language.ts";
import type { Reason } from "./checks.ts";
import { checkQuestion, reasonOf } from "./checks.ts";

/** A check of a credential, or of a presentation of credentials. */
export interface SaidCheck extends Omit<CredentialCheck, "name"> {
  readonly name: CredentialCheck["name"] | "holder";
}

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
  "STALE",
] as const satisfies readonly CheckCode[];

interface CredentialWords {
  /** Whether the key was the issuer's. */
  readonly issuer: string;
  readonly pass: Readonly<Partial<Record<SaidCheck["name"], string>>>;
  readonly codes: Readonly<Record<OwnCode, Reason>>;
}

const english: CredentialWords = {
  issuer: "Was it signed by its issuer?",
  pass: {
    integrity: "Nothing in it was changed since it was signed.",
    issuer: "The key that signed it was the issuer's.",
    authority: "You trust the issuer, or a network that you trust does.",
    status: "It has not expired, and it was not taken back.",
    holder: "It was presented by the one who signed it, to you, and for your request.",
  },
  codes: {
    MALFORMED: {
      reason: "The file is damaged, or it is no credential.",
      next: "Ask for the file again, exactly as it was given out.",
    },
    DIGEST_MISMATCH: {
      reason: "It says something else than what was attested.",
      next: "Do not rely on it, even though it is signed.",
    },
    BAD_SIGNATURE: {
      reason: "The signature does not fit: it was changed afterwards, or signed by another key.",
      next: "Do not rely on it. Ask for the file as the issuer gave it out.",
    },
    ISSUE_TIME_UNPROVEN: {
      reason: "Nothing says when it was signed, so it is not known whether the key was good then.",
      next: "Ask the issuer for one that says when it was signed.",
    },
    REVOKED: { reason: "The issuer took it back.", next: "Ask the learner or the issuer why." },
    EXPIRED: { reason: "It has expired.", next: "Ask the learner whether it was renewed." },
    HOLDER_NOT_ACTOR: {
      reason: "It is not shown that the one who presents it signed it.",
      next: "Ask the holder to present it again.",
    },
    STALE: {
      reason: "The presentation is not fresh, or your clock is wrong.",
      next: "Ask the holder to present it again.",
    },
    NOT_SIGNED: { reason: "Nobody signed it.", next: "Do not rely on it." },
    PROOF_NOT_SUPPORTED: {
      reason: "It is signed in a way that this page does not read.",
      next: "Check it with a program of the issuer's, or ask for it in another form.",
    },
    PROOF_EXPIRED: {
      reason: "Its signature has expired.",
      next: "Ask the issuer for one that is signed anew.",
    },
    WRONG_PURPOSE: {
      reason: "The signature was made for something else.",
      next: "Do not rely on it.",
    },
    UNKNOWN_CONTEXT: {
      reason: "It uses words from a list that this page does not have, so it is not known what was signed.",
      next: "Check it with a program that knows them.",
    },
    UNDEFINED_TERM: {
      reason: "It has words without a meaning, which nobody can have signed.",
      next: "Do not rely on it.",
    },
    RESOURCE_UNAVAILABLE: {
      reason: "Something that belongs to it could not be had.",
      next: "Try again later.",
    },
    KEY_NOT_AUTHORISED: {
      reason: "The key that signed it was not the issuer's at that time.",
      next: "Do not rely on it. If you expected it to be good, ask the issuer.",
    },
    KEY_COMPROMISED: {
      reason: "The institution said that the key was in other hands by then.",
      next: "Do not rely on it. Ask the institution for a new one.",
    },
    DID_UNRESOLVED: {
      reason: "The issuer's keys could not be found.",
      next: "If you agree that the issuer learns of it, have its web address asked; else try again later.",
    },
    ISSUER_UNKNOWN: {
      reason: "No network that you trust knows the issuer, so it is not known who is behind it.",
      next: "Find out by another way whether this issuer is the one that you think of, and whether you trust it.",
    },
    NOT_YET_VALID: {
      reason: "It counts from a later time on.",
      next: "Check it again then, and look whether your clock is right.",
    },
    SUSPENDED: {
      reason: "The issuer has suspended it: it may count again.",
      next: "Ask the learner or the issuer.",
    },
    STATUS_LIST_UNAVAILABLE: {
      reason: "It is not known whether the issuer took it back: its list could not be had.",
      next: "If you agree that the issuer learns of it, have its web address asked; else try again later.",
    },
    STATUS_LIST_DISAGREES: {
      reason: "The issuer's list has it as taken back, but the network, which decides, does not.",
      next: "Ask the institution which is right.",
    },
  },
};

const spanish: CredentialWords = {
  issuer: "¿La firmó su emisor?",
  pass: {
    integrity: "Nada en ella cambió desde que se firmó.",
    issuer: "La clave que la firmó era del emisor.",
    authority: "Usted confía en el emisor, o lo hace una red en la que confía.",
    status: "No ha vencido, y no se ha anulado.",
    holder: "La presentó quien la firmó, a usted y para su petición.",
  },
  codes: {
    MALFORMED: {
      reason: "El archivo está dañado, o no es una credencial.",
      next: "Pida otra vez el archivo, tal como se entregó.",
    },
    DIGEST_MISMATCH: {
      reason: "Dice otra cosa que lo que se certificó.",
      next: "No se fíe de ella, aunque esté firmada.",
    },
    BAD_SIGNATURE: {
      reason: "La firma no corresponde: se cambió después, o la hizo otra clave.",
      next: "No se fíe de ella. Pida el archivo tal como lo entregó el emisor.",
    },
    ISSUE_TIME_UNPROVEN: {
      reason: "Nada dice cuándo se firmó, así que no se sabe si la clave valía entonces.",
      next: "Pida al emisor una que diga cuándo se firmó.",
    },
    REVOKED: { reason: "El emisor la anuló.", next: "Pregunte por qué al estudiante o al emisor." },
    EXPIRED: { reason: "Ha vencido.", next: "Pregunte al estudiante si se renovó." },
    HOLDER_NOT_ACTOR: {
      reason: "No consta que la firmara quien la presenta.",
      next: "Pida a su titular que la presente otra vez.",
    },
    STALE: {
      reason: "La presentación no es reciente, o su reloj no está en hora.",
      next: "Pida a su titular que la presente otra vez.",
    },
    NOT_SIGNED: { reason: "Nadie la firmó.", next: "No se fíe de ella." },
    PROOF_NOT_SUPPORTED: {
      reason: "Está firmada de un modo que esta página no lee.",
      next: "Compruébela con un programa del emisor, o pídala en otra forma.",
    },
    PROOF_EXPIRED: {
      reason: "Su firma ha vencido.",
      next: "Pida al emisor una firmada de nuevo.",
    },
    WRONG_PURPOSE: { reason: "La firma se hizo para otra cosa.", next: "No se fíe de ella." },
    UNKNOWN_CONTEXT: {
      reason: "Usa palabras de una lista que esta página no tiene, así que no se sabe qué se firmó.",
      next: "Compruébela con un programa que las conozca.",
    },
    UNDEFINED_TERM: {
      reason: "Tiene palabras sin significado, que nadie puede haber firmado.",
      next: "No se fíe de ella.",
    },
    RESOURCE_UNAVAILABLE: {
      reason: "No se pudo obtener algo que le pertenece.",
      next: "Pruebe otra vez más tarde.",
    },
    KEY_NOT_AUTHORISED: {
      reason: "La clave que la firmó no era entonces del emisor.",
      next: "No se fíe de ella. Si esperaba que fuera válida, pregunte al emisor.",
    },
    KEY_COMPROMISED: {
      reason: "El centro dijo que la clave ya estaba en otras manos.",
      next: "No se fíe de ella. Pida al centro una nueva.",
    },
    DID_UNRESOLVED: {
      reason: "No se pudieron encontrar las claves del emisor.",
      next: "Si acepta que el emisor lo sepa, haga que se pregunte a su dirección web; si no, pruebe más tarde.",
    },
    ISSUER_UNKNOWN: {
      reason: "Ninguna red en la que usted confía conoce al emisor, así que no se sabe quién está detrás.",
      next: "Averigüe por otra vía si este emisor es el que usted piensa, y si confía en él.",
    },
    NOT_YET_VALID: {
      reason: "Vale a partir de una fecha que está por llegar.",
      next: "Compruébela entonces, y mire si su reloj está en hora.",
    },
    SUSPENDED: {
      reason: "El emisor la ha suspendido: puede volver a valer.",
      next: "Pregunte al estudiante o al emisor.",
    },
    STATUS_LIST_UNAVAILABLE: {
      reason: "No se sabe si el emisor la anuló: no se pudo obtener su lista.",
      next: "Si acepta que el emisor lo sepa, haga que se pregunte a su dirección web; si no, pruebe más tarde.",
    },
    STATUS_LIST_DISAGREES: {
      reason: "La lista del emisor la da por anulada, pero la red, que decide, no.",
      next: "Pregunte al centro cuál es la correcta.",
    },
  },
};

const words: Readonly<Record<Language, CredentialWords>> = { en: english, es: spanish };

/** What a check of a credential asks. */
export function credentialQuestion({ name }: SaidCheck, language: Language): string {
  if (name === "issuer") return words[language].issuer;
  return checkQuestion({ name } as Check, "record", language);
}

/** What a check of a credential says, and what to do where it does not pass. */
export function credentialReason(check: SaidCheck, language: Language): Reason {
  const { pass, codes } = words[language];
  const { name, code, details } = check;
  const own = code === "OK" ? pass[name] : undefined;
  if (own !== undefined) return { reason: own, next: "" };
  // Of a record that the chain knows, what it says of its standing is told as for records.
  if (isOwn(code) && !isOfTheChain(check)) return codes[code];
  return reasonOf(
    { ...check, name: name === "issuer" ? "integrity" : name, code, details } as Check,
    language,
  );
}

function isOwn(code: string): code is OwnCode {
  return Object.hasOwn(english.codes, code);
}

function isOfTheChain({ name, details }: SaidCheck): boolean {
  return name === "status" && ("cohortRevoked" in details || "expiresAt" in details);
}
