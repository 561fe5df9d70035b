import type { json } from "@cairn/sdk";
import type { CredentialCheck, CredentialSource, CredentialVerdict } from "@cairn/sdk/credentials";
import { verify } from "@cairn/sdk/credentials";
import { isObject, malformed, optionsIn } from "./body.ts";
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

/** `POST /credentials/verify`: a credential with proofs in it, or enveloped in a token. */
export async function verifyCredential(service: Service, body: json.JsonObject): Promise<Verified> {
  const { verifiableCredential: given } = body;
  const { returnCredential } = optionsIn(body);
  if (given === undefined) {
    throw malformed("The body has no verifiableCredential.", { path: "/verifiableCredential" });
  }
  const verdict = await verify(sourceOf(given), service.verifying);
  return {
    ...judged(verdict),
    verdict,
    ...(returnCredential === true ? { verifiableCredential: given } : {}),
  };
}

/**
 * Whether a credential is verified as the VC API has it: signed by its issuer, whole, in force, not revoked. Whether the
 * issuer had a say is asked by nobody there, so only a network that knows the issuer and says no counts against it.
 */
export function judged({ checks }: CredentialVerdict): Pick<Verified, "verified" | "problemDetails"> {
  const problems = checks.filter(
    ({ name, outcome, code }) =>
      outcome !== "pass" && !(name === "authority" && outcome === "unknown" && code === "ISSUER_UNKNOWN"),
  );
  return { verified: problems.length === 0, problemDetails: problems.map(problemOf) };
}

/** `data:` URLs in which credentials of VC Data Model 2.0 are enveloped: a token as it is. */
const ENVELOPE = /^data:application\/(?:vc\+jwt|jwt|vc-ld\+jwt),([\w-]+\.[\w-]+\.[\w-]+)$/;

function sourceOf(given: json.JsonValue): CredentialSource {
  if (typeof given === "string") return given;
  if (!isObject(given)) {
    throw malformed("verifiableCredential is neither an object nor a token.", {
      path: "/verifiableCredential",
    });
  }
  const { id, type } = given;
  const isEnvelope =
    type === "EnvelopedVerifiableCredential" ||
    (Array.isArray(type) && type.includes("EnvelopedVerifiableCredential"));
  if (!isEnvelope) return given;
  const [, token] = typeof id === "string" ? (ENVELOPE.exec(id) ?? []) : [];
  if (token !== undefined) return token;
  throw malformed("The envelope's id is no data: URL of a token.", { path: "/verifiableCredential/id" });
}

const DATA_MODEL = "https://www.w3.org/TR/vc-data-model#";
const STATUS_LIST = "https://www.w3.org/ns/credentials/status-list#";
const SECURITY = "https://w3id.org/security#";

/** Types of problems that the W3C's specifications have, by our codes. */
const TYPES: Readonly<Record<string, string>> = {
  MALFORMED: `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  NOT_SIGNED: `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  BAD_SIGNATURE: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  PROOF_NOT_SUPPORTED: `${SECURITY}PROOF_VERIFICATION_ERROR`,
  KEY_NOT_AUTHORISED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  KEY_COMPROMISED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  DID_UNRESOLVED: `${SECURITY}INVALID_VERIFICATION_METHOD`,
  EXPIRED: `${DATA_MODEL}RANGE_ERROR`,
  NOT_YET_VALID: `${DATA_MODEL}RANGE_ERROR`,
  REVOKED: `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  STATUS_LIST_UNAVAILABLE: `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
};

function problemOf({ name, code, message }: CredentialCheck): ProblemDetails {
  return {
    type: TYPES[code] ?? `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
    title: code,
    detail: `${name}: ${message}`,
  };
}
