import type { Client } from "../../client/Client.ts";
import { throwIfAborted } from "../../errors/throwIfAborted.ts";
import { list as listHubs } from "../../hubs/list.ts";
import type { HubSummary } from "../../hubs/types.ts";
import type { HubId } from "../../ids.ts";
import { hubId } from "../../ids.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { blockAt } from "../../records/blockAt.ts";
import type { Did } from "../keys/did.ts";
import { isObject } from "../verify/structure.ts";
import { didOfProfile, firstToName, hasKey, profileDocument } from "./hubDid.ts";
import { isoTime } from "./isoTime.ts";
import { runsAt } from "./runsAt.ts";

/** An accredited hub that the registry does not list, and why. */
export interface UnlistedHub {
  readonly hub: HubId;
  readonly name: string;
  readonly reason: /** No store has its profile. */
    | "PROFILE_MISSING"
    /** Its profile has no DID as `id`. */
    | "NO_DID"
    /** Its DID is a key that it did not register, or that was in other hands. */
    | "KEY_NOT_AUTHORISED"
    /** Another hub named the same DID before. */
    | "DID_TAKEN";
}

/** Issuers that a network vouches for, in the form of the Digital Credentials Consortium's registries. */
export interface IssuerRegistry {
  /** `{ meta, registry }`, the form that is called `dcc-legacy`. */
  readonly document: JsonObject;
  readonly unlisted: readonly UnlistedHub[];
}

interface Claim {
  readonly hub: HubSummary;
  readonly did: Did;
  readonly profile: JsonObject;
}

/** How many profiles are asked for at once. */
const AT_ONCE = 10;

/**
 * Makes the registry of issuers: the hubs that are accredited for anything, by the DID that each names as `id` in the public
 * profile whose hash the chain holds. Only the hub's admin can set it. Of several hubs that name the same DID, the first
 * one counts; a `did:key` counts only where the hub registered that key.
 *
 * @param client - The network; of `clientAt` for another block than the newest.
 * @param args - A signal that aborts; progress.
 * @returns The registry, and the accredited hubs that it cannot list.
 * @throws CairnError `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `CONTENT_UNAVAILABLE`; `CONTENT_HASH_MISMATCH`;
 * `INCONSISTENT_ANSWER`; `ABORTED`.
 *
 * @example
 * import type { Client } from "@cairn/sdk";
 * import { issuerRegistry } from "@cairn/sdk/credentials";
 *
 * async function registryJson(client: Client) {
 *   const { document } = await issuerRegistry(client);
 *   return JSON.stringify(document);
 * }
 */
export async function issuerRegistry(
  client: Client,
  args: {
    signal?: AbortSignal | undefined;
    onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  } = {},
): Promise<IssuerRegistry> {
  const { signal, onProgress } = args;
  const { timestamp } = await blockAt(client.provider, "latest");
  const all = await allHubs(client);
  // An older period never runs beside the newest.
  const hubs = all.filter((hub) => hub.newest !== null && runsAt(hub, hub.newest, timestamp));
  const claims: Claim[] = [];
  const unlisted: UnlistedHub[] = [];
  for (let done = 0; done < hubs.length; done += AT_ONCE) {
    throwIfAborted(signal);
    const some = hubs.slice(done, done + AT_ONCE);
    for (const claim of await Promise.all(some.map(async (hub) => await claimOf(client, hub, signal)))) {
      if ("did" in claim) claims.push(claim);
      else unlisted.push(claim);
    }
    onProgress?.({ done: done + some.length, total: hubs.length });
  }
  const listed: Claim[] = [];
  for (const claim of claims) {
    const same = claims.filter(({ did }) => did === claim.did).map(({ hub }) => hub.id);
    const owner =
      same.length === 1 ? claim.hub.id : await firstToName(client, { did: claim.did, hubs: same, signal });
    if (owner === claim.hub.id) listed.push(claim);
    else unlisted.push({ hub: claim.hub.id, name: claim.hub.name, reason: "DID_TAKEN" });
  }
  const time = isoTime(timestamp);
  const registry = Object.fromEntries(listed.map((claim) => [claim.did, entryOf(claim)]));
  return {
    document: { meta: { created: time, updated: time }, registry },
    unlisted: unlisted.sort((a, b) => a.hub - b.hub),
  };
}

async function allHubs(client: Client): Promise<HubSummary[]> {
  const all: HubSummary[] = [];
  for (;;) {
    const page = await listHubs(client, { first: hubId(all.length + 1) });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function claimOf(
  client: Client,
  hub: HubSummary,
  signal: AbortSignal | undefined,
): Promise<Claim | UnlistedHub> {
  const not = (reason: UnlistedHub["reason"]): UnlistedHub => ({ hub: hub.id, name: hub.name, reason });
  const profile = await profileDocument(client, { hash: hub.profile, signal });
  if (profile === undefined) return not("PROFILE_MISSING");
  const did = didOfProfile(profile);
  if (did === null) return not("NO_DID");
  const isKey = did.startsWith("did:key:");
  if (isKey && !(await hasKey(client, hub.id, did))) return not("KEY_NOT_AUTHORISED");
  return { hub, did, profile };
}

/** The name is the chain's, which does not change; place and page are the profile's word. */
function entryOf({ hub, profile }: Claim): JsonObject {
  return { name: hub.name, location: placeOf(profile.address), url: textOf(profile.url) };
}

function placeOf(address: JsonValue | undefined): string {
  if (!isObject(address)) return "";
  const { addressLocality, addressRegion, addressCountry } = address;
  return [addressLocality, addressRegion, addressCountry]
    .map(textOf)
    .filter((part) => part !== "")
    .join(", ");
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
