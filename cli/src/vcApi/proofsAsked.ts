import type { json } from "@cairn/sdk";
import type { CredentialSource } from "@cairn/sdk/credentials";
import { isObject, textIn } from "./body.ts";
import type { ProblemDetails } from "./verifyCredential.ts";

const SECURITY = "https://w3id.org/security#";
/** The one purpose for which a credential's proof is taken. */
const PURPOSE = "assertionMethod";

/**
 * What a request asks of a credential's proofs beyond their being good (VC Data Integrity 4.4): a purpose, a domain, a
 * challenge. A token says none of these.
 */
export function proofsAsked(given: CredentialSource, options: json.JsonObject): ProblemDetails[] {
  const purpose = textIn(options, "expectedProofPurpose");
  const domain = textIn(options, "domain");
  const challenge = textIn(options, "challenge");
  const proofs = proofsOf(given);
  const every = (name: string, wanted: string): boolean =>
    proofs.length > 0 && proofs.every((proof) => [proof[name]].flat().includes(wanted));
  return [
    ...(purpose === false || purpose === PURPOSE
      ? []
      : [problem("PROOF_VERIFICATION_ERROR", "WRONG_PURPOSE", `Its proof is not for ${purpose}.`)]),
    ...(domain === false || every("domain", domain)
      ? []
      : [problem("INVALID_DOMAIN_ERROR", "WRONG_DOMAIN", `Its proof is not for the domain ${domain}.`)]),
    ...(challenge === false || every("challenge", challenge)
      ? []
      : [problem("INVALID_CHALLENGE_ERROR", "WRONG_CHALLENGE", "Its proof has not this challenge.")]),
  ];
}

function proofsOf(given: CredentialSource): json.JsonObject[] {
  if (typeof given === "string" || given instanceof Uint8Array) return [];
  const { proof } = given as json.JsonObject;
  return [proof].flat().filter(isObject);
}

function problem(type: string, title: string, detail: string): ProblemDetails {
  return { type: `${SECURITY}${type}`, title, detail };
}
