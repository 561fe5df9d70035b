import * as p256 from "@digitalbazaar/ecdsa-multikey";
import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { pairDocument } from "../keys/pairDocument.ts";
import { loaderOf } from "../lib/loader.ts";
import { valueAt } from "../lib/valueAt.ts";
import type { IssueOptions } from "./issue.ts";
import { issuerOf, refused, requireSafe, requireStructure } from "./issue.ts";

/** What a holder cannot leave out: what was achieved, who says so, for which time, and how to see if it was revoked. */
const MANDATORY = [
  "/issuer",
  "/validFrom",
  "/validUntil",
  "/credentialStatus",
  "/credentialSubject/achievement",
];

/**
 * Signs a credential so that its holder can show parts of it: `ecdsa-sd-2023` (VC ECDSA Cryptosuites 1.0). What is signed
 * is for the holder alone; verifiers get what `derive` makes of it. Two showings can be linked to each other.
 *
 * @param credential - The unsigned credential. Its evidence of an attestation shows all results, so leave it out for this:
 * `withoutAttestation`, or `badgeOf` with another subject than the wallet. `allowedValue` of a result description is left
 * out: the library that makes these proofs cannot sign ordered lists.
 * @param options - A P-256 key of the issuer; more paths (JSON Pointers) that are always shown.
 * @returns The credential with `proof`, an array.
 * @throws CairnError `INVALID_KEY`; `UNKNOWN_CONTEXT`; `MALFORMED_CREDENTIAL`.
 *
 * @example
 * import type { bundles } from "@cairn/sdk";
 * import { badgeOf, createKey, derive, didKey, issueSelective } from "@cairn/sdk/credentials";
 *
 * async function showOnlyCredits(record: bundles.CairnRecord) {
 *   const key = await createKey("P-256");
 *   const whole = await issueSelective(badgeOf(record, { issuer: didKey(key), subject: "nobody" }), { key });
 *   return await derive(whole, ["/credentialSubject/creditsEarned"]);
 * }
 */
export async function issueSelective(
  credential: JsonObject,
  options: IssueOptions & { readonly always?: readonly string[] },
): Promise<JsonObject> {
  const { key, now, always = [], contexts = new Map() } = options;
  if (key.type !== "P-256")
    throw new CairnError("INVALID_KEY", { details: { type: key.type, needs: "P-256" } });
  requireStructure(credential);
  requireSafe(credential);
  const pair = await p256.from(pairDocument(key, issuerOf(credential)));
  const mandatoryPointers = [
    ...MANDATORY.filter((path) => valueAt(credential, path) !== undefined),
    ...always,
  ];
  const { DataIntegrityProof, createSignCryptosuite, jsigs } = await import("../lib/dataIntegrity.ts");
  return await transformed(
    async () =>
      await jsigs.sign(withoutLists(credential) as Record<string, unknown>, {
        suite: new DataIntegrityProof({
          signer: pair.signer(),
          date: now === undefined ? new Date() : new Date(now * 1000),
          cryptosuite: createSignCryptosuite({ mandatoryPointers }),
        }),
        purpose: new jsigs.purposes.AssertionProofPurpose(),
        documentLoader: loaderOf(contexts),
      }),
  );
}

/**
 * Makes what a verifier gets: the parts at and below the given paths, what the issuer always shows, and a proof that they
 * are the issuer's.
 *
 * @param credential - What `issueSelective` signed.
 * @param paths - JSON Pointers of what to show.
 * @param options - JSON-LD contexts that the credential uses beside the ones that come with the SDK.
 * @throws CairnError `MALFORMED_CREDENTIAL` where it has no such proof, or no such path.
 *
 * @example
 * import type { json } from "@cairn/sdk";
 * import { derive } from "@cairn/sdk/credentials";
 *
 * async function showResult(whole: json.JsonObject) {
 *   return await derive(whole, ["/credentialSubject/result"]);
 * }
 */
export async function derive(
  credential: JsonObject,
  paths: readonly string[],
  { contexts = new Map() }: Pick<IssueOptions, "contexts"> = {},
): Promise<JsonObject> {
  const { DataIntegrityProof, createDiscloseCryptosuite, jsigs } = await import("../lib/dataIntegrity.ts");
  return await transformed(
    async () =>
      await jsigs.derive(structuredClone(credential) as Record<string, unknown>, {
        suite: new DataIntegrityProof({
          cryptosuite: createDiscloseCryptosuite({ selectivePointers: paths }),
        }),
        purpose: new jsigs.purposes.AssertionProofPurpose(),
        documentLoader: loaderOf(contexts),
      }),
    "These parts of the credential cannot be shown",
  );
}

/** A copy without `allowedValue`, the one term of Open Badges that is an ordered list. */
function withoutLists(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutLists);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "allowedValue");
  return Object.fromEntries(entries.map(([name, each]) => [name, withoutLists(each)]));
}

async function transformed(work: () => Promise<Record<string, unknown>>, what?: string): Promise<JsonObject> {
  try {
    const made = (await work()) as JsonObject;
    return { ...made, proof: Array.isArray(made.proof) ? made.proof : [made.proof as JsonObject] };
  } catch (cause) {
    throw refused(cause, what);
  }
}
