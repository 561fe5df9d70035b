import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";
import type { PublicKey } from "../keys/types.ts";
import { isObject, listOf } from "../verify/structure.ts";

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
  return keyOrNull(methodIn(document, method)?.publicKeyMultibase);
}

/** Whether a DID document lets a key assert in its subject's name. */
export function mayAssert(method: string, document: JsonObject): boolean {
  return listOf(document.assertionMethod).some((each) => idOf(each, document) === method);
}

function methodIn(document: JsonObject, method: string): JsonObject | undefined {
  const methods = [...listOf(document.verificationMethod), ...listOf(document.assertionMethod)];
  return methods.filter(isObject).find((each) => idOf(each, document) === method);
}

/** The id of a method, which may be written without the DID before it. */
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
