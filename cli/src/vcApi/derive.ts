import type { json } from "@cairn/sdk";
import { derive } from "@cairn/sdk/credentials";
import { malformed, objectIn, optionsIn, pointersIn } from "./body.ts";
import { refusedBy } from "./issue.ts";
import type { Service } from "./Service.ts";

/** `POST /credentials/derive`: makes what a verifier gets of a credential that was signed for selective disclosure. */
export async function deriveCredential(
  { contexts }: Service,
  body: json.JsonObject,
): Promise<json.JsonObject> {
  const credential = objectIn(body, "verifiableCredential");
  const pointers = pointersIn(optionsIn(body), "selectivePointers");
  if (pointers === undefined) {
    throw malformed("The options have no selectivePointers.", { path: "/options/selectivePointers" });
  }
  try {
    return await derive(credential, pointers, { contexts });
  } catch (error) {
    throw refusedBy(error);
  }
}
