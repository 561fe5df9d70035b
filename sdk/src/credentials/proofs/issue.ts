import * as ed25519 from "@digitalbazaar/ed25519-multikey";
import { CairnError } from "../../errors/CairnError.ts";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { UnixTime } from "../../ids.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { pairDocument } from "../keys/pairDocument.ts";
import type { SigningKey } from "../keys/types.ts";
import { loaderOf } from "../lib/loader.ts";
import { unsafeWord } from "../lib/unsafeWord.ts";
import { listOf, structureFaults } from "../verify/structure.ts";

/** How a credential is signed. */
export interface IssueOptions {
  readonly key: SigningKey;
  /** When it is signed; now when absent. */
  readonly now?: UnixTime;
  /** JSON-LD contexts, by their addresses, that the credential uses beside the ones that come with the SDK. */
  readonly contexts?: ReadonlyMap<string, JsonObject>;
}

/**
 * Signs a credential with a Data Integrity proof, `eddsa-rdfc-2022` (VC Data Integrity 1.0).
 *
 * @param credential - The credential, such as `badgeOf` makes it. Terms that its contexts do not have are refused.
 * @param options - An Ed25519 key of the issuer.
 * @returns The credential with `proof`, an array.
 * @throws CairnError `INVALID_KEY` for a key of another type; `UNKNOWN_CONTEXT`; `MALFORMED_CREDENTIAL` for a term
 * without a meaning, or a credential that VC Data Model 2.0 refuses.
 *
 * @example
 * import type { bundles } from "@cairn/sdk";
 * import { badgeOf, createKey, didKey, issue } from "@cairn/sdk/credentials";
 *
 * async function badge(record: bundles.CairnRecord) {
 *   const key = await createKey("Ed25519");
 *   return await issue(badgeOf(record, { issuer: didKey(key) }), { key });
 * }
 */
export async function issue(
  credential: JsonObject,
  { key, now, contexts = new Map() }: IssueOptions,
): Promise<JsonObject> {
  if (key.type !== "Ed25519")
    throw new CairnError("INVALID_KEY", { details: { type: key.type, needs: "Ed25519" } });
  requireStructure(credential);
  requireSafe(credential);
  const pair = await ed25519.from(pairDocument(key, issuerOf(credential)));
  const date = now === undefined ? new Date() : new Date(now * 1000);
  const {
    DataIntegrityProof,
    addProof,
    eddsaRdfc2022: cryptosuite,
  } = await import("../lib/dataIntegrity.ts");
  const suite = new DataIntegrityProof({ signer: pair.signer(), date, cryptosuite });
  try {
    const signed = await addProof({
      credential: structuredClone(credential),
      suite,
      documentLoader: loaderOf(contexts),
      now: date,
    });
    return { ...(signed as JsonObject), proof: listOf(signed.proof as JsonValue) };
  } catch (cause) {
    throw refused(cause);
  }
}

/**
 * Refuses to sign what VC Data Model 2.0 refuses.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL` with each path.
 */
export function requireStructure(credential: JsonObject): void {
  const [first, ...others] = structureFaults(credential);
  if (first === undefined) return;
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: `${first.path}: ${first.reason}`,
    details: { path: first.path, faults: [first, ...others] },
  });
}

/**
 * Refuses to have a document processed as JSON-LD that would harm the program.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL` with the path.
 */
export function requireSafe(document: JsonObject): void {
  const path = unsafeWord(document);
  if (path === undefined) return;
  const message = `${path}: JSON-LD cannot be signed with this text.`;
  throw new CairnError("MALFORMED_CREDENTIAL", { message, details: { path } });
}

/** The issuer's id, whether the issuer is an object or its id alone. */
export function issuerOf({ issuer }: JsonObject): string {
  const id = typeof issuer === "string" ? issuer : (issuer as JsonObject | undefined)?.id;
  if (typeof id === "string") return id;
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: "The credential names no issuer.",
    details: { path: "/issuer" },
  });
}

/** What a library says of a credential that it does not take, in our terms. */
export function refused(cause: unknown, what = "The credential cannot be signed"): CairnError {
  if (isCairnError(cause)) return cause;
  const { message, details } = cause as Error & { details?: { event?: { details?: object } } };
  return new CairnError("MALFORMED_CREDENTIAL", {
    message: `${what}: ${message}`,
    details: { ...details?.event?.details },
    cause,
  });
}
