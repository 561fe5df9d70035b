import type { ScanOptions } from "../../chain/scanLogs.ts";
import type { Client } from "../../client/Client.ts";
import { CairnError } from "../../errors/CairnError.ts";
import { keyOf } from "../../hubs/keyOf.ts";
import type { Hex, HubId } from "../../ids.ts";
import { blockAt } from "../../records/blockAt.ts";
import { issuerOf } from "../proofs/issue.ts";
import { proofsOf } from "../proofs/proofsOf.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import type { VerifiedProof } from "../proofs/VerifiedProof.ts";
import type { CredentialSource } from "../verify/readSource.ts";
import { readSource } from "../verify/readSource.ts";
import { structureFaults } from "../verify/structure.ts";
import { statusListDifferences } from "./differences.ts";
import { revokedIndices } from "./revokedIndices.ts";

/** What a published list turned out to be, beside the chain. */
export interface CheckedStatusList {
  /** Whether every place is as the chain has it, and a key signed it that was the hub's then. */
  readonly isTrue: boolean;
  readonly hub: HubId;
  readonly list: number;
  /** The block that the list was compared at. */
  readonly block: number;
  readonly hash: Hex;
  /** Since when the list holds, in seconds since 1970, as it says; null where it does not. */
  readonly madeAt: number | null;
  /** Places that only the chain has as revoked: the list is older than the block, or wrong. */
  readonly missing: readonly number[];
  /** Places that only the list has as revoked. */
  readonly extra: readonly number[];
  readonly signature: {
    readonly code: "OK" | "NOT_SIGNED" | "BAD_SIGNATURE" | "KEY_NOT_AUTHORISED" | "KEY_COMPROMISED";
    readonly message: string;
  };
}

/**
 * Rebuilds a hub's status list from the chain's events, and compares it with what is published, place by place: nobody has
 * to believe the hub or its web server. Whether the key that signed was the hub's at that time, the chain says too.
 *
 * @param client - The network.
 * @param args - The list as JSON or token, its hub, its number where its own address (`…/status/<number>`) does not say it,
 * and the block to compare at, the newest when absent; the node's limits where they are known.
 * @throws CairnError `MALFORMED_CREDENTIAL` where it is no list; `INVALID_ARGUMENT` where its number is not known;
 * `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`.
 *
 * @example
 * import type { Client, HubId } from "@cairn/sdk";
 * import { checkStatusList } from "@cairn/sdk/credentials";
 *
 * async function audit(client: Client, hub: HubId) {
 *   const published = await (await fetch("https://school.example/status/0")).text();
 *   const { isTrue, missing, extra } = await checkStatusList(client, { credential: published, hub });
 *   return isTrue ? "the list says what the chain says" : { missing, extra };
 * }
 */
export async function checkStatusList(
  client: Client,
  args: { credential: CredentialSource; hub: HubId; list?: number; block?: number } & ScanOptions,
): Promise<CheckedStatusList> {
  const { credential: source, list: given, ...rest } = args;
  const { hub } = rest;
  const read = readSource(source);
  const { credential } = read;
  const [fault] = structureFaults(credential);
  if (fault !== undefined) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: `${fault.path}: ${fault.reason}`,
      details: { ...fault },
    });
  }
  const list = given ?? numberOf(credential.id);
  const issuer = issuerOf(credential);
  const { timestamp: now } = await blockAt(client.provider, "latest");
  // Keys are found by the ids that publishing gives them, which hold the key; whose they are, the chain says.
  const proofs = await proofsOf(read, issuer, { documents: new Map(), purpose: "assertionMethod", now });
  const revoked = await revokedIndices(client, rest);
  const { missing, extra } = await statusListDifferences(credential, { list, indices: revoked.indices });
  const signature = await signatureOf(client, { hub, proofs, issuer });
  return {
    isTrue: missing.length + extra.length === 0 && signature.code === "OK",
    hub,
    list,
    block: revoked.block,
    hash: revoked.hash,
    madeAt: timeOrNull(credential.validFrom),
    missing,
    extra,
    signature,
  };
}

function numberOf(id: unknown): number {
  const number = /\/status\/(?<list>0|[1-9]\d{0,4})$/.exec(String(id))?.groups?.list;
  if (number !== undefined) return Number(number);
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The list's own address does not say which of the hub's lists it is.",
    details: { id },
    fix: "Say its number.",
  });
}

type Signature = CheckedStatusList["signature"];

/** Every proof has to be good, and by a key that the hub had registered when it was made. */
async function signatureOf(
  client: Client,
  { hub, proofs, issuer }: { hub: HubId; proofs: readonly VerifiedProof[]; issuer: string },
): Promise<Signature> {
  if (proofs.length === 0) return { code: "NOT_SIGNED", message: "It bears no proof." };
  for (const proof of proofs) {
    const fault = proofFault(proof, issuer) ?? (await keyFault(client, hub, proof));
    if (fault !== undefined) return fault;
  }
  return { code: "OK", message: "It was signed by a key that the hub had registered at that time." };
}

function proofFault({ outcome, reason, controller }: VerifiedProof, issuer: string): Signature | undefined {
  if (outcome !== "good") return { code: "BAD_SIGNATURE", message: String(reason) };
  if (controller === issuer) return undefined;
  return { code: "KEY_NOT_AUTHORISED", message: "It was signed by somebody else than its issuer." };
}

async function keyFault(
  client: Client,
  hub: HubId,
  { key, created }: VerifiedProof,
): Promise<Signature | undefined> {
  const window = key === null ? null : await keyOf(client, { hub, keyHash: key.keyHash });
  if (window === null) {
    return { code: "KEY_NOT_AUTHORISED", message: "The hub never registered the key that signed it." };
  }
  const { from, until, compromisedSince } = window;
  if (created === null || created < from || created >= until) {
    return { code: "KEY_NOT_AUTHORISED", message: "The key was not the hub's at the time of the signature." };
  }
  if (compromisedSince === null || created < compromisedSince) return undefined;
  return { code: "KEY_COMPROMISED", message: "The hub said that the key was in other hands by then." };
}
