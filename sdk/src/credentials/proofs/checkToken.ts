import { compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { unixTime } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { jwkOf } from "../keys/jwk.ts";
import { issuerOf } from "./issue.ts";
import type { DidDocuments } from "./keyOfMethod.ts";
import { controllerOf, keyOfMethod } from "./keyOfMethod.ts";
import type { VerifiedProof } from "./VerifiedProof.ts";

/** Signatures of tokens that are read, by the keys that make them. */
const ALGORITHMS = { ES256: "P-256", EdDSA: "Ed25519", Ed25519: "Ed25519" } as const;

/** Checks the signature of a credential that came as a token (VC-JWT). The key is named by `kid`. */
export async function checkToken(
  token: string,
  { credential, documents }: { credential: JsonObject; documents: DidDocuments },
): Promise<VerifiedProof> {
  const { alg = "", kid = "" } = headerOf(token);
  const method = kid.startsWith("#") ? `${issuerOf(credential)}${kid}` : kid;
  const { iat } = credential;
  const found = {
    index: 0,
    suite: alg,
    method,
    controller: controllerOf(method),
    created: typeof iat === "number" && Number.isInteger(iat) && iat >= 0 ? unixTime(iat) : null,
  };
  if (!Object.hasOwn(ALGORITHMS, alg)) {
    return {
      ...found,
      key: null,
      outcome: "unsupported",
      reason: `Tokens of this kind are not read: ${alg}.`,
    };
  }
  const key = keyOfMethod(method, documents);
  if (key === null) return { ...found, key, outcome: "unresolved", reason: "The key could not be found." };
  if (key.type !== ALGORITHMS[alg as keyof typeof ALGORITHMS]) {
    return { ...found, key, outcome: "bad", reason: `The key is ${key.type}, which does not sign ${alg}.` };
  }
  try {
    await compactVerify(token, await importJWK({ ...(await jwkOf(key)), alg }), { algorithms: [alg] });
    return { ...found, key, outcome: "good", reason: null };
  } catch (error) {
    return { ...found, key, outcome: "bad", reason: (error as Error).message };
  }
}

/** The id of the key that a token names. */
export function methodOfToken(token: string, credential: JsonObject): string {
  const { kid = "" } = headerOf(token);
  return kid.startsWith("#") ? `${issuerOf(credential)}${kid}` : kid;
}

function headerOf(token: string): { alg?: string; kid?: string } {
  const { alg, kid } = decodeProtectedHeader(token);
  return { ...(alg === undefined ? {} : { alg }), ...(typeof kid === "string" ? { kid } : {}) };
}
