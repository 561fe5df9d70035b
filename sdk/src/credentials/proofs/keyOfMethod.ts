import type { JWK } from "jose";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";
import type { PublicKey } from "../keys/types.ts";
import { isObject, listOf } from "../verify/structure.ts";
import { publicKeyOfJwk } from "./publicKeyOfJwk.ts";
import type { Purpose } from "./VerifiedProof.ts";

/** DID documents by DID: what was fetched, or is nothing but a key. */
export type DidDocuments = ReadonlyMap<string, JsonObject>;

/** The DID of a key's id. */
export function controllerOf(method: string): string {
  return method.split("#")[0] ?? method;
}

/**
 * The key behind an id: as the DID document has it; where there is none, as the id itself says it (`…#z6Mk…`), which shows
 * who signed but not for whom.
 */
export function keyOfMethod(method: string, documents: DidDocuments): PublicKey | null {
  const controller = controllerOf(method);
  const document = documents.get(controller);
  const fragment = method.slice(controller.length + 1);
  if (document === undefined) return keyOrNull(fragment);
  const found = methodIn(document, method);
  return keyOrNull(found?.publicKeyMultibase) ?? publicKeyOfJwk(found?.publicKeyJwk);
}

/** The JSON Web Key behind an id, as a document has it; null where the document has none in that form. */
export function jwkOfMethod(method: string, document: JsonObject | undefined): JWK | null {
  const jwk = document === undefined ? undefined : methodIn(document, method)?.publicKeyJwk;
  return isObject(jwk) ? (jwk as JWK) : null;
}

/** The id under which a document lets this very key assert; undefined where it does not. */
export function methodOfKey(
  { key, jwk }: { key: PublicKey | null; jwk: JWK },
  document: JsonObject,
): string | undefined {
  const isThis = (id: string): boolean => {
    const own = keyOfMethod(id, new Map([[controllerOf(id), document]]));
    if (own !== null) return own.keyHash === key?.keyHash;
    const modulus = jwkOfMethod(id, document)?.n;
    return modulus !== undefined && modulus === jwk.n;
  };
  return listOf(document.assertionMethod)
    .map((each) => idOf(each, document))
    .filter((id) => id !== undefined)
    .find(isThis);
}

/** Whether a DID document lets a key speak for its subject in this way. */
export function maySign(method: string, document: JsonObject, purpose: Purpose): boolean {
  return listOf(document[purpose]).some((each) => idOf(each, document) === method);
}

function methodIn(document: JsonObject, method: string): JsonObject | undefined {
  const { verificationMethod, assertionMethod, authentication } = document;
  const methods = [...listOf(verificationMethod), ...listOf(assertionMethod), ...listOf(authentication)];
  return methods.filter(isObject).find((each) => idOf(each, document) === method);
}

function idOf(method: JsonValue, { id }: JsonObject): string | undefined {
  const text = isObject(method) ? method.id : method;
  if (typeof text !== "string") return undefined;
  return text.startsWith("#") ? `${String(id)}${text}` : text;
}

function keyOrNull(text: JsonValue | undefined): PublicKey | null {
  if (typeof text !== "string") return null;
  try {
    return publicKeyOf(text);
  } catch (error) {
    if (isCairnError(error, "INVALID_KEY")) return null;
    throw error;
  }
}
