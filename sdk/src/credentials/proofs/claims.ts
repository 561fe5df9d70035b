import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import type { ShapeFault } from "../badges/checkShape.ts";
import { isObject } from "../verify/structure.ts";
import { timeOfClaim } from "./checkToken.ts";
import { timeOrNull } from "./timeOrNull.ts";

/** Claims of tokens (RFC 7519) that are no part of a credential or a presentation. */
const REGISTERED = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce"];

/** A token's credential or presentation without the claims that say it again. */
export function withoutClaims(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !REGISTERED.includes(name)));
}

/**
 * Where a token's registered claims say anything else than the credential in it (Open Badges 3.0, "Verify a Credential
 * VC-JWT Signature"; VC-JOSE-COSE, 3.1.3): two readers would read two credentials.
 */
export function claimFaults(payload: JsonObject, signer: string | null): ShapeFault[] {
  const { iss, jti, sub, nbf, exp, id, credentialSubject, validFrom, validUntil } = payload;
  const subject = isObject(credentialSubject) ? credentialSubject.id : undefined;
  return [
    ...textFault("iss", iss, signer),
    ...textFault("jti", jti, id),
    ...(isObject(credentialSubject) ? textFault("sub", sub, subject) : []),
    ...timeFault("nbf", nbf, validFrom),
    ...timeFault("exp", exp, validUntil),
    ...["vc", "vp"].filter((name) => name in payload).map((name) => fault(name, "It holds another one.")),
  ];
}

function textFault(name: string, claim: JsonValue | undefined, said: JsonValue | undefined): ShapeFault[] {
  if (claim === undefined || claim === said) return [];
  return [fault(name, "It is not what the credential says.")];
}

function timeFault(name: string, claim: JsonValue | undefined, said: JsonValue | undefined): ShapeFault[] {
  if (claim === undefined) return [];
  const time = timeOfClaim(claim);
  if (time === null) return [fault(name, "It is no time in seconds.")];
  return said === undefined || time === timeOrNull(said)
    ? []
    : [fault(name, "It is not what the credential says.")];
}

function fault(name: string, reason: string): ShapeFault {
  return { path: `/${name}`, reason };
}
