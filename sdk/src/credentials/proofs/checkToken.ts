import type { JWK } from "jose";
import { compactVerify } from "jose/jws/compact/verify";
import { importJWK } from "jose/key/import";
import type { UnixTime } from "../../ids.ts";
import { unixTime } from "../../ids.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { MAX_UINT40 } from "../../limits.ts";
import { jwkOf } from "../keys/jwk.ts";
import type { PublicKey } from "../keys/types.ts";
import { isObject } from "../verify/structure.ts";
import type { ProofContext } from "./checkProofs.ts";
import { controllerOf, jwkOfMethod, keyOfMethod, methodOfKey } from "./keyOfMethod.ts";
import { publicKeyOfJwk } from "./publicKeyOfJwk.ts";
import type { FoundProof, VerifiedProof } from "./VerifiedProof.ts";
import { good, notGood } from "./VerifiedProof.ts";

/** Signatures of tokens that are read, and the keys that make them. */
const ALGORITHMS: Readonly<Record<string, "P-256" | "Ed25519" | "RSA">> = {
  ES256: "P-256",
  EdDSA: "Ed25519",
  Ed25519: "Ed25519",
  RS256: "RSA",
};
/** Signatures that anybody can make: none at all, or by a secret that the verifier would have to share. */
const FORGEABLE = /^(?:none|HS\d+)$/i;
/** What a token may call itself: Open Badges says `JWT`, VC-JOSE-COSE the others. */
const TYPES = ["jwt", "vc+jwt", "vp+jwt", "vc+ld+jwt", "vp+ld+jwt"];

/** A token that was read, and who should have signed it: the credential's issuer, or the presentation's holder. */
export interface SignedToken {
  readonly token: string;
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signer: string;
}

/** Checks the signature of a credential or presentation that came as a token (VC-JWT). */
export async function checkToken(signed: SignedToken, context: ProofContext): Promise<VerifiedProof> {
  const { token, header, payload, signer } = signed;
  const { alg } = header;
  const suite = String(alg ?? "");
  const method = methodOfToken(signed);
  const named = findKey(signed, method, context);
  const found: FoundProof = {
    index: 0,
    suite,
    method: named.method,
    controller: named.method === "" ? signer : controllerOf(named.method),
    created: timeOfClaim(payload.iat),
  };
  const fault = headerFault(header);
  if (fault !== undefined) return notGood(found, { code: "BAD_SIGNATURE", reason: fault });
  const type = Object.hasOwn(ALGORITHMS, suite) ? ALGORITHMS[suite] : undefined;
  if (type === undefined) {
    return notGood(found, {
      code: "PROOF_NOT_SUPPORTED",
      reason: `Tokens of this kind are not read: ${suite}.`,
    });
  }
  const { key, jwk } = named;
  const has = key?.type ?? (jwk?.kty === "RSA" ? "RSA" : undefined);
  if (has === undefined) {
    return notGood(found, { code: "DID_UNRESOLVED", reason: "The key could not be found." });
  }
  if (has !== type) {
    const reason = `The key is ${has}, which does not sign ${suite}.`;
    return notGood(found, { code: "BAD_SIGNATURE", reason, key });
  }
  try {
    const raw = key === null ? publicPart(jwk) : await jwkOf(key);
    await compactVerify(token, await importJWK({ ...raw, alg: suite }), { algorithms: [suite] });
    return good(found, key);
  } catch (error) {
    return notGood(found, { code: "BAD_SIGNATURE", reason: (error as Error).message, key });
  }
}

/** The id of the key that a token names; empty where it brings the key itself. */
export function methodOfToken({ header, signer }: Pick<SignedToken, "header" | "signer">): string {
  const { kid } = header;
  if (typeof kid !== "string") return "";
  return kid.startsWith("#") ? `${signer}${kid}` : kid;
}

/** A time as tokens have it, in seconds; null where it is none. */
export function timeOfClaim(value: JsonValue | undefined): UnixTime | null {
  if (typeof value !== "number" || !(value >= 0) || value > MAX_UINT40) return null;
  return unixTime(Math.floor(value));
}

function headerFault({ alg, typ, crit, jwk }: JsonObject): string | undefined {
  if (typeof alg !== "string") return "It does not say how it is signed.";
  if (FORGEABLE.test(alg)) return `Anybody can make a token with ${alg}.`;
  if (crit !== undefined) return "It demands what is not understood here (crit).";
  const name = String(typ ?? "JWT").toLowerCase();
  if (!TYPES.includes(name.replace(/^application\//, ""))) return `It is a token of another kind: ${name}.`;
  if (jwk !== undefined && !isObject(jwk)) return "The key that it brings is none.";
  if (isObject(jwk) && ["d", "p", "k"].some((part) => part in jwk)) return "It gives a secret key away.";
  return undefined;
}

/**
 * The key by its id; or the one that the token brings, under the id by which the signer's document knows it. A key that
 * only the token brings shows who signed, not for whom.
 */
function findKey(
  { header, signer }: SignedToken,
  method: string,
  { documents }: ProofContext,
): { method: string; key: PublicKey | null; jwk: JWK | null } {
  if (method !== "") {
    const document = documents.get(controllerOf(method));
    return { method, key: keyOfMethod(method, documents), jwk: jwkOfMethod(method, document) };
  }
  const jwk = isObject(header.jwk) ? (header.jwk as JWK) : null;
  const key = publicKeyOfJwk(header.jwk);
  const document = documents.get(signer);
  const known = jwk === null || document === undefined ? undefined : methodOfKey({ key, jwk }, document);
  const own = key === null ? "" : `${signer}#${key.multibase}`;
  return { method: known ?? own, key, jwk };
}

function publicPart(jwk: JWK | null): JWK {
  const { n, e } = jwk ?? {};
  return { kty: "RSA", ...(n === undefined ? {} : { n }), ...(e === undefined ? {} : { e }) };
}
