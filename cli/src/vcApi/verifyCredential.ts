import type { json } from "@cairn/sdk";
import type {
  CredentialCheck,
  CredentialSource,
  CredentialVerdict,
  PresentationCheck,
} from "@cairn/sdk/credentials";
import { verify } from "@cairn/sdk/credentials";
import { isObject, malformed, optionsIn } from "./body.ts";
import { proofsAsked } from "./proofsAsked.ts";
import type { Service } from "./Service.ts";

/** What is wrong, in the form of RFC 9457 with the types of the W3C's specifications. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
}

/** What the VC API answers, and our verdict beside it, which says more. */
export interface Verified {
  readonly verified: boolean;
  readonly problemDetails: readonly ProblemDetails[];
  readonly verdict: CredentialVerdict;
  readonly verifiableCredential?: json.JsonValue;
}

/** `POST /credentials/verify`: a credential with proofs in it, or enveloped in a token, and what the options ask of it. */
export async function verifyCredential(service: Service, body: json.JsonObject): Promise<Verified> {
  const given = sourceIn(body, "verifiableCredential");
  const options = optionsIn(body);
  const verdict = await verify(given, service.verifying);
  const problemDetails = [...problemsOf(verdict.checks), ...proofsAsked(given, options)];
  return {
    verified: problemDetails.length === 0,
    problemDetails,
    verdict,
    ...(options.returnCredential === true ? { verifiableCredential: given as json.JsonValue } : {}),
  };
}

/**
 * What counts against a credential or a presentation in the VC API: signature, form, dates, status. Whether the issuer had
 * a say is asked by nobody there, so only a network that knows the issuer and says no counts.
 */
export function problemsOf(checks: readonly (CredentialCheck | PresentationCheck)[]): ProblemDetails[] {
  return checks
    .filter(
      ({ name, outcome, code }) =>
        outcome !== "pass" && !(name === "authority" && outcome === "unknown" && code === "ISSUER_UNKNOWN"),
    )
    .map(({ name, code, message }) => ({
      type: TYPES[code] ?? `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
      title: code,
      detail: `${name}: ${message}`,
    }));
}

/** A credential or presentation of a request: an object, or a token. */
export function sourceIn(body: json.JsonObject, name: string): CredentialSource {
  const given = body[name];
  if (typeof given === "string" || isObject(given)) return given;
  throw malformed(`The body has no ${name}, as an object or a token.`, { path: `/${name}` });
}

const DATA_MODEL = "https://www.w3.org/TR/vc-data-model#";
const STATUS_LIST = "https://www.w3.org/ns/credentials/status-list#";
const SECURITY = "https://w3id.org/security#";

/** Types of problems that the W3C's specifications have, by our codes. */
const TYPES: Readonly<Record<string, string>> = {
  MALFORMED: `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  NOT_SIGNED: `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  BAD_SIGNATURE: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  PROOF_EXPIRED: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  WRONG_PURPOSE: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  UNDEFINED_TERM: `${SECURITY}DATA_LOSS_DETECTION_ERROR`,
  UNKNOWN_CONTEXT: `${DATA_MODEL}PARSING_ERROR`,
  PROOF_NOT_SUPPORTED: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  KEY_NOT_AUTHORISED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  KEY_COMPROMISED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  DID_UNRESOLVED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  EXPIRED: `${DATA_MODEL}RANGE_ERROR`,
  NOT_YET_VALID: `${DATA_MODEL}RANGE_ERROR`,
  SUSPENDED: `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  REVOKED: `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  STATUS_LIST_UNAVAILABLE: `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
};
