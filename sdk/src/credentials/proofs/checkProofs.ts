import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/ecdsa-sd-2023-cryptosuite";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import jsigs from "jsonld-signatures";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import type { KeyType, PublicKey } from "../keys/types.ts";
import { loaderOf } from "../lib/loader.ts";
import { isObject, listOf } from "../verify/structure.ts";
import type { DidDocuments } from "./keyOfMethod.ts";
import { controllerOf, keyOfMethod } from "./keyOfMethod.ts";
import { timeOrNull } from "./timeOrNull.ts";
import type { VerifiedProof } from "./VerifiedProof.ts";

const SUITES: Readonly<Record<string, { readonly type: KeyType; readonly cryptosuite: () => unknown }>> = {
  "eddsa-rdfc-2022": { type: "Ed25519", cryptosuite: () => eddsa },
  "ecdsa-sd-2023": { type: "P-256", cryptosuite: createVerifyCryptosuite },
};

/** What a base proof of ecdsa-sd-2023 begins with: CBOR tag 0x5d00 in base64url. A derived proof has 0x5d01. */
const BASE_PROOF = "u2V0A";

/** Checks each Data Integrity proof of a credential by itself: one that is bad is not made good by another. */
export async function checkProofs(credential: JsonObject, documents: DidDocuments): Promise<VerifiedProof[]> {
  const proofs = listOf(credential.proof);
  return await Promise.all(proofs.map((proof, index) => checkProof(credential, { proof, index, documents })));
}

async function checkProof(
  credential: JsonObject,
  { proof, index, documents }: { proof: JsonValue; index: number; documents: DidDocuments },
): Promise<VerifiedProof> {
  const read = isObject(proof) ? proof : {};
  const name = String(read.cryptosuite ?? read.type ?? "");
  const method = String(read.verificationMethod ?? "");
  const found = {
    index,
    suite: name,
    method,
    controller: controllerOf(method),
    created: timeOrNull(read.created),
  };
  const not = (
    outcome: VerifiedProof["outcome"],
    reason: string,
    key: PublicKey | null = null,
  ): VerifiedProof => ({
    ...found,
    key,
    outcome,
    reason,
  });
  const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (read.type !== "DataIntegrityProof" || suite === undefined) {
    return not("unsupported", `Proofs of this kind are not read: ${name}.`);
  }
  if (name === "ecdsa-sd-2023" && String(read.proofValue).startsWith(BASE_PROOF)) {
    return not("unsupported", "This is the form for its holder, who derives from it what verifiers get.");
  }
  const key = keyOfMethod(method, documents);
  if (key === null) return not("unresolved", "The key could not be found.");
  if (key.type !== suite.type)
    return not("bad", `The key is ${key.type}, the proof needs ${suite.type}.`, key);
  const error = await faultOf({ ...credential, proof: read }, { suite: suite.cryptosuite(), method, key });
  return error === undefined ? { ...found, key, outcome: "good", reason: null } : not("bad", error, key);
}

async function faultOf(
  document: JsonObject,
  { suite, method, key }: { suite: unknown; method: string; key: PublicKey },
): Promise<string | undefined> {
  const controller = controllerOf(method);
  // Whether the issuer has this key is another check; here it is only who signed what.
  const known = new Map<string, JsonObject>([
    [
      method,
      {
        "@context": "https://w3id.org/security/multikey/v1",
        id: method,
        type: "Multikey",
        controller,
        publicKeyMultibase: key.multibase,
      },
    ],
    [controller, { "@context": "https://www.w3.org/ns/did/v1", id: controller, assertionMethod: [method] }],
  ]);
  const { verified, error } = await jsigs.verify(structuredClone(document) as Record<string, unknown>, {
    suite: new DataIntegrityProof({ cryptosuite: suite }),
    purpose: new jsigs.purposes.AssertionProofPurpose(),
    documentLoader: loaderOf(known),
  });
  if (verified) return undefined;
  const [first] = error?.errors ?? [];
  return first?.message ?? error?.message ?? "The signature does not fit.";
}
