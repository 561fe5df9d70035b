import type { JsonObject } from "../json/JsonValue.ts";
import type { ShapeFault } from "./badges/checkShape.ts";
import { structureFaults } from "./verify/structure.ts";

/**
 * Says what of a credential VC Data Model 2.0 refuses: what `verify` calls `MALFORMED`, before anything is signed.
 *
 * @param credential - The credential, signed or not.
 * @returns Each fault with its path (JSON Pointer); none where its structure is right.
 *
 * @example
 * import type { json } from "@cairn/sdk";
 * import { credentialFaults } from "@cairn/sdk/credentials";
 *
 * const isSound = (credential: json.JsonObject) => credentialFaults(credential).length === 0;
 */
export function credentialFaults(credential: JsonObject): readonly ShapeFault[] {
  return structureFaults(credential);
}
