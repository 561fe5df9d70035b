import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import type { KeyType, PublicKey } from "../keys/types.ts";
import type { Contexts } from "../lib/loader.ts";
import { recordingLoader } from "../lib/loader.ts";
import { unplainName } from "../lib/unplainName.ts";
import { unsafeWord } from "../lib/unsafeWord.ts";
import { isObject, listOf } from "../verify/structure.ts";
import { isDerivedProof } from "./derivedProof.ts";
import type { DidDocuments } from "./keyOfMethod.ts";
import { controllerOf, keyOfMethod } from "./keyOfMethod.ts";
import { timeOrNull } from "./timeOrNull.ts";
import type { FoundProof, ProofCode, Purpose, VerifiedProof } from "./VerifiedProof.ts";
import { good, notGood } from "./VerifiedProof.ts";

type Libraries = typeof import("../lib/dataIntegrity.ts");

interface Suite {
  readonly type: KeyType;
  readonly cryptosuite: (libraries: Libraries) => unknown;
  /** Whether a text is written as its signatures are. */
  readonly isValue: (text: string) => boolean;
}

const isBase58 = (text: string): boolean => /^z[1-9A-HJ-NP-Za-km-z]{80,90}$/.test(text);
const SUITES: Readonly<Record<string, Suite>> = {
  "eddsa-rdfc-2022": { type: "Ed25519", cryptosuite: (all) => all.eddsaRdfc2022, isValue: isBase58 },
  "ecdsa-rdfc-2019": { type: "P-256", cryptosuite: (all) => all.ecdsaRdfc2019, isValue: isBase58 },
  "ecdsa-sd-2023": {
    type: "P-256",
    cryptosuite: (all) => all.createVerifyCryptosuite(),
    isValue: isDerivedProof,
  },
};

/** What a base proof of ecdsa-sd-2023 begins with: CBOR tag 0x5d00 in base64url. A derived proof has 0x5d01. */
const BASE_PROOF = "u2V0A";

/** What proofs are checked against. */
export interface ProofContext {
  readonly documents: DidDocuments;
  readonly purpose: Purpose;
  /** Seconds since 1970. */
  readonly now: number;
  /** Contexts beside the ones that come with the SDK. */
  readonly contexts?: Contexts | undefined;
}

/**
 * Checks each Data Integrity proof of a document by itself: one that is bad is not made good by another. Whether the key
 * is the issuer's is another question.
 */
export async function checkProofs(document: JsonObject, context: ProofContext): Promise<VerifiedProof[]> {
  const proofs = listOf(document.proof);
  return await Promise.all(
    proofs.map(async (proof, index) => await checkProof(document, { proof, index, context })),
  );
}

async function checkProof(
  document: JsonObject,
  { proof, index, context }: { proof: JsonValue; index: number; context: ProofContext },
): Promise<VerifiedProof> {
  const read = isObject(proof) ? proof : {};
  const suite = String(read.cryptosuite ?? read.type ?? "");
  const method = typeof read.verificationMethod === "string" ? read.verificationMethod : "";
  const created = timeOrNull(read.created);
  const found: FoundProof = { index, suite, method, controller: controllerOf(method), created };
  const form = read.type === "DataIntegrityProof" && Object.hasOwn(SUITES, suite) ? SUITES[suite] : undefined;
  if (form === undefined) {
    return notGood(found, {
      code: "PROOF_NOT_SUPPORTED",
      reason: `Proofs of this kind are not read: ${suite}.`,
    });
  }
  const fault =
    formFault(read, form, context) ??
    ownContext(document, context.purpose) ??
    unreadable({ ...document, proof: read });
  if (fault !== undefined) return notGood(found, fault);
  const key = keyOfMethod(method, context.documents);
  if (key === null) {
    return notGood(found, { code: "DID_UNRESOLVED", reason: "The key could not be found." });
  }
  if (key.type !== form.type) {
    const reason = `The key is ${key.type}, the proof needs ${form.type}.`;
    return notGood(found, { code: "BAD_SIGNATURE", reason, key });
  }
  const before = previousOf(document, read);
  if (before === undefined) {
    const reason = "It names a proof before it that is not there.";
    return notGood(found, { code: "BAD_SIGNATURE", reason, key });
  }
  const wrong = await signatureFault(document, { proof: read, before, form, key, context });
  return wrong === undefined ? good(found, key) : notGood(found, { ...wrong, key });
}

interface Fault {
  readonly code: ProofCode;
  readonly reason: string;
}

/** What a proof's own words make bad, whatever its signature. */
function formFault(proof: JsonObject, { isValue }: Suite, { purpose, now }: ProofContext): Fault | undefined {
  const bad = (reason: string): Fault => ({ code: "BAD_SIGNATURE", reason });
  const { verificationMethod, proofPurpose, created, expires, proofValue, cryptosuite } = proof;
  if (typeof verificationMethod !== "string") return bad("It names no key.");
  // With a context of its own a proof could say something else than it seems to.
  if ("@context" in proof) return bad("It has a context of its own.");
  if (proofPurpose !== purpose) {
    const reason = `It was made for ${String(proofPurpose)}, not for ${purpose}.`;
    return { code: "WRONG_PURPOSE", reason };
  }
  if (created !== undefined && timeOrNull(created) === null) return bad("Its time is none with a zone.");
  if (expires !== undefined) {
    const end = timeOrNull(expires);
    if (end === null) return bad("Its end is no time with a zone.");
    if (now >= end) return { code: "PROOF_EXPIRED", reason: "It has ended by its own word." };
  }
  if (cryptosuite === "ecdsa-sd-2023" && String(proofValue).startsWith(BASE_PROOF)) {
    const reason = "This is the form for its holder, who derives from it what verifiers get.";
    return { code: "PROOF_NOT_SUPPORTED", reason };
  }
  if (typeof proofValue !== "string" || !isValue(proofValue)) {
    return bad("Its signature is not written as this kind of proof has it.");
  }
  return undefined;
}

/**
 * A context that is written into a credential can give its words other meanings than the signer's, with the signature
 * still fitting. So what such a credential says is not taken.
 */
function ownContext(document: JsonObject, purpose: Purpose): Fault | undefined {
  if (purpose !== "assertionMethod" || !hasOwnContext(document)) return undefined;
  const reason = "A context is written into it: what its words mean is not for it to say.";
  return { code: "UNKNOWN_CONTEXT", reason };
}

/** What must not get to the library of JSON-LD, or says in other words than those of its contexts what is signed. */
function unreadable(document: JsonObject): Fault | undefined {
  const word = unsafeWord(document);
  if (word !== undefined) {
    return { code: "PROOF_NOT_SUPPORTED", reason: `JSON-LD cannot be read with the text at ${word}.` };
  }
  const name = unplainName(document);
  if (name === undefined) return undefined;
  return { code: "UNKNOWN_CONTEXT", reason: `What is at ${name} is not said by a term of its contexts.` };
}

/** Whether a document, or a part of it, brings a context that is not named by its address at the top. */
export function hasOwnContext(document: JsonObject): boolean {
  const { "@context": contexts, proof: _proof, ...parts } = document;
  return listOf(contexts).some((each) => typeof each !== "string") || hasContext(parts);
}

function hasContext(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isObject(value) && "@context" in value) return true;
  return Object.values(value).some(hasContext);
}

/** The proofs that a proof of a chain signs as well; undefined where one of them is not there. */
function previousOf(document: JsonObject, { previousProof }: JsonObject): JsonObject[] | undefined {
  const names = listOf(previousProof);
  const proofs = listOf(document.proof).filter(isObject);
  const named = proofs.filter(({ id }) => id !== undefined && names.includes(id));
  return names.every((name) => named.some(({ id }) => id === name)) ? named : undefined;
}

async function signatureFault(
  document: JsonObject,
  parts: {
    proof: JsonObject;
    before: readonly JsonObject[];
    form: Suite;
    key: PublicKey;
    context: ProofContext;
  },
): Promise<Fault | undefined> {
  const { proof, before, form, key, context } = parts;
  const method = String(proof.verificationMethod);
  const { proof: _proofs, ...bare } = structuredClone(document) as Record<string, JsonValue>;
  const { load, missing } = recordingLoader(
    new Map([
      [
        method,
        {
          "@context": "https://w3id.org/security/multikey/v1",
          id: method,
          type: "Multikey",
          controller: controllerOf(method),
          publicKeyMultibase: key.multibase,
        },
      ],
    ]),
    context.contexts,
  );
  const libraries = await import("../lib/dataIntegrity.ts");
  const suite = new libraries.DataIntegrityProof({ cryptosuite: form.cryptosuite(libraries) });
  const { verified, error } = await suite.verifyProof({
    proof: { "@context": bare["@context"], ...structuredClone(proof) },
    document: before.length === 0 ? bare : { ...bare, proof: structuredClone(before) },
    proofSet: [],
    documentLoader: load,
  });
  if (verified) return undefined;
  const [url] = missing;
  if (url !== undefined) return { code: "UNKNOWN_CONTEXT", reason: `Its context is not known here: ${url}` };
  const { name, message } = error ?? new Error("The signature does not fit.");
  return { code: name === "jsonld.ValidationError" ? "UNDEFINED_TERM" : "BAD_SIGNATURE", reason: message };
}
