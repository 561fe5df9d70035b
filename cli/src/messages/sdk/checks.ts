import type { Check, CheckCode, CheckName, ErrorCode, NetworkCode } from "@cairn/sdk";
import type { Language } from "../Language.ts";
import { errorsEs } from "./errorsEs.ts";
import { toSpanish } from "./toSpanish.ts";

/** What a check says where it passes. */
export const passesEs: Readonly<Record<CheckName, string>> = {
  integrity: "El documento, el logro y la prueba corresponden entre sí.",
  network: "Se preguntó a la red de una instalación de confianza, en un único bloque.",
  issuance: "Su promoción está anclada.",
  authority: "El centro estaba acreditado para este tipo en esa fecha.",
  status: "No está revocado, sustituido, renunciado ni vencido.",
  holder: "Lo firmó su titular, para quien verifica y para esta petición.",
};

/** Why a check does not pass. */
export const checksEs: Readonly<Record<CheckCode, string>> = {
  MALFORMED: "El archivo no tiene la forma de un registro.",
  DIGEST_MISMATCH: errorsEs.DIGEST_MISMATCH.summary,
  DISCLOSURE_MISMATCH: errorsEs.DISCLOSURE_MISMATCH.summary,
  NOT_IN_ANCHOR: errorsEs.NOT_IN_ANCHOR.summary,
  NOT_ISSUED: "El centro de la definición no lo emitió.",
  ISSUE_TIME_UNPROVEN:
    "Lo firmó quien certifica, pero nada prueba cuándo. Es provisional hasta que el estudiante lo canjee.",
  HUB_NOT_ACCREDITED_AT_ISSUE: "El centro no estaba acreditado en esa fecha.",
  ACCREDITATION_WITHDRAWN: "La acreditación del centro se retiró para esa fecha.",
  KIND_OUT_OF_SCOPE: "El centro estaba acreditado, pero no para este tipo.",
  ATTESTER_NOT_AUTHORISED: "Quien firma no puede certificar ahora en nombre del centro.",
  ACCREDITOR_NOT_TRUSTED: "Al centro lo acreditó un acreditador en quien no confía quien verifica.",
  REVOKED: "El centro lo revocó.",
  SUPERSEDED: "El centro lo sustituyó por otro.",
  RENOUNCED: "El estudiante renunció a él.",
  EXPIRED: "Ha vencido.",
  BAD_SIGNATURE: "La firma no es del titular.",
  HOLDER_NOT_ACTOR: "Quien lo presenta no es quien habla por este registro.",
  WRONG_AUDIENCE: "No consta que se hiciera para quien verifica.",
  NONCE_MISMATCH: "No consta que responda a esta petición: puede haberse usado antes.",
  STALE: "La presentación ha caducado, o su hora es del futuro: pida una nueva.",
  CHAIN_UNREACHABLE: "No se pudo preguntar a la red. Esto no dice nada del registro.",
  RATE_LIMITED: "El nodo limita las peticiones. Espere y pruebe otra vez; esto no dice nada del registro.",
  NODES_DISAGREE: "Los nodos se contradicen. Esto no dice nada del registro.",
  STALE_BLOCK:
    "El bloque del nodo es más antiguo de lo que admite quien verifica. Esto no dice nada del registro.",
  WRONG_CHAIN: "El nodo es de otra red que la pedida.",
  NOT_A_DEPLOYMENT: "En las direcciones dadas no está la instalación de Cairn que se esperaba.",
  UNTRUSTED_DEPLOYMENT:
    "El registro es de una instalación en la que no confía quien verifica. Lo que ella diga no cuenta.",
};

const NOT_ASKED_ES = "No se preguntó a la red.";
const NOTHING_TO_JUDGE_ES = "No hay nada que juzgar.";

const NETWORK_CODES = new Set<string>([
  "CHAIN_UNREACHABLE",
  "RATE_LIMITED",
  "NODES_DISAGREE",
  "STALE_BLOCK",
  "WRONG_CHAIN",
  "NOT_A_DEPLOYMENT",
  "UNTRUSTED_DEPLOYMENT",
] satisfies NetworkCode[]);

/**
 * What a check of a verdict says, in the language.
 *
 * @param check - The check as `verify` gives it; its English is its own.
 */
export function checkText(check: Check, language: Language): string {
  if (language === "en") return check.message;
  return special(check) ?? (check.code === "OK" ? passesEs[check.name] : checksEs[check.code]);
}

/** Where the code alone says less than the English message. */
function special(check: Check): string | undefined {
  const { name, code, details } = check;
  switch (name) {
    case "integrity":
      return ofFile(check);
    case "network":
      return ofNetwork(check);
    case "issuance":
      if (code === "OK" && details.mode === "minted") return "Es un token.";
      if (code === "NOT_ISSUED") return notIssued(details);
      break;
    case "authority":
      if (code === "NOT_ISSUED") return NOTHING_TO_JUDGE_ES;
      break;
    case "status":
      if (code === "NOT_ISSUED") return NOTHING_TO_JUDGE_ES;
      if (code === "REVOKED" && details.cohortRevoked === true) return "El centro revocó toda su promoción.";
      if (code === "OK" && details.cohortRevoked === true) {
        return (
          "El centro revocó la promoción que nombra el archivo, pero no este registro: tiene un token, y el token " +
          "decide. Pregunte al centro si quiere revocar también el token."
        );
      }
      break;
    case "holder":
      if (code === "STALE" && "until" in details) return "Su petición ha caducado: haga una nueva.";
      if (code === "HOLDER_NOT_ACTOR" && details.recovering === true) {
        return "Espera una recuperación de la identidad, y hasta que termine nadie habla por quien aprende: pídalo entonces.";
      }
      break;
  }
  return NETWORK_CODES.has(code) ? NOT_ASKED_ES : undefined;
}

function ofFile({ code, message, details }: Check): string | undefined {
  const { part, reason } = details;
  if (code === "OK") return undefined;
  if (part === "definition" && reason === undefined) {
    return "La definición incluida no es la que publicó el centro.";
  }
  return toSpanish(message) ?? (isErrorCode(reason) ? errorsEs[reason].summary : undefined);
}

function ofNetwork({ code, details, message }: Check): string | undefined {
  if (code === "UNTRUSTED_DEPLOYMENT" && details.token === undefined) {
    return "El archivo no se puede leer, así que no se preguntó a ninguna instalación.";
  }
  if (code === "OK" || !isErrorCode(details.reason)) return undefined;
  const { summary, fix } = errorsEs[details.reason];
  return twoSentences(message) ?? `${summary} ${fix}`;
}

/** What went wrong in this case, and then what to do: each is a text of its own. */
function twoSentences(message: string): string | undefined {
  for (const { index } of message.matchAll(/[.:] /gu)) {
    const [fault, fix] = [toSpanish(message.slice(0, index + 1)), toSpanish(message.slice(index + 2))];
    if (fault !== undefined && fix !== undefined) return `${fault} ${fix}`;
  }
  return undefined;
}

function notIssued(details: Check["details"]): string {
  if ("attester" in details) return "Quien debía certificarlo no firmó este logro.";
  if ("anchoredAt" in details) {
    return details.anchoredAt === null
      ? "El centro de la definición no ancló ninguna promoción así."
      : "La promoción está anclada, pero el registro no podía estar en ella: revise sus fechas y su definición.";
  }
  return "definition" in details
    ? "Ningún centro tiene esta definición."
    : "No hay ningún token de él, y nunca lo hubo.";
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorsEs, value);
}
