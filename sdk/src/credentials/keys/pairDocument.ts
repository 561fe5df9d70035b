import type { Did } from "./did.ts";
import { methodOf } from "./did.ts";
import type { SigningKey } from "./types.ts";

/** A key as the libraries that sign take it: a Multikey with both halves, under the issuer's DID. */
export function pairDocument(key: SigningKey, controller: string) {
  return {
    type: "Multikey",
    id: methodOf(controller as Did, key),
    controller,
    publicKeyMultibase: key.multibase,
    secretKeyMultibase: key.secretMultibase,
  } as const;
}
