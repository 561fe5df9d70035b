import { toBeHex } from "ethers";
import { hubRegistry } from "../../chain/contracts.ts";
import { scanLogs } from "../../chain/scanLogs.ts";
import type { Client } from "../../client/Client.ts";
import { fetchDocument } from "../../content/fetchDocument.ts";
import type { Deployment } from "../../deployments/Deployment.ts";
import { chainCall } from "../../errors/fromChain.ts";
import { isCairnError } from "../../errors/isCairnError.ts";
import { keyOf } from "../../hubs/keyOf.ts";
import { keys as keysOf } from "../../hubs/keys.ts";
import type { ContentHash, HubId } from "../../ids.ts";
import { contentHash } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { Did } from "../keys/did.ts";
import { didDocument, isDidWeb } from "../keys/did.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";

/**
 * The DID that a public profile names as its `id`: of a hub or an accreditor, whose profile has its hash on the chain.
 *
 * @param profile - The profile's document.
 * @returns Null where it names none, or one of a method that is not read here.
 *
 * @example
 * import { didOfProfile } from "@cairn/sdk/credentials";
 *
 * const did = didOfProfile({ name: "Riverside School", id: "did:web:school.example" });
 */
export function didOfProfile({ id }: JsonObject): Did | null {
  if (typeof id !== "string") return null;
  const isSound = id.startsWith("did:key:") ? isKey(id.slice("did:key:".length)) : isDidWeb(id);
  return isSound ? (id as Did) : null;
}

function isKey(multibase: string): boolean {
  try {
    return publicKeyOf(multibase).multibase === multibase;
  } catch (error) {
    if (isCairnError(error, "INVALID_KEY")) return false;
    throw error;
  }
}

/** What a hub is called outside its network: the other way round, its DID document names it so. */
export function hubUrn({ chainId, contracts }: Deployment, hub: HubId): string {
  return `urn:cairn:${chainId}:${contracts.HubRegistry.address.toLowerCase()}:hub:${hub}`;
}

/**
 * Makes a hub's DID document of the assertion keys that it registered on the chain (events `KeyAdded` of the registry).
 * Keys whose time is over stay, since verifiers elsewhere ask the document of today about badges of then; a key that was in
 * other hands is left out, and with it all that it signed. `alsoKnownAs` names the hub of the network.
 *
 * @param client - The network; of `clientAt` for another block than the newest.
 * @param args - The hub and its DID; a signal that aborts.
 * @throws CairnError `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`.
 *
 * @example
 * import type { Client, HubId } from "@cairn/sdk";
 * import { didWeb, hubDidDocument } from "@cairn/sdk/credentials";
 *
 * async function didJson(client: Client, hub: HubId) {
 *   return await hubDidDocument(client, { hub, did: didWeb("https://school.example") });
 * }
 */
export async function hubDidDocument(
  client: Client,
  args: { hub: HubId; did: Did; signal?: AbortSignal | undefined },
): Promise<JsonObject> {
  const { hub, did, signal } = args;
  const all = await keysOf(client, { hub, signal });
  const keys = all
    .filter(({ compromisedSince }) => compromisedSince === null)
    .map(({ multikey }) => publicKeyOf(multikey));
  return didDocument({ did, keys, alsoKnownAs: [hubUrn(client.deployment, hub)] });
}

/** Whether a key that is a DID is the hub's own, and was in no other hands. */
export async function hasKey(client: Client, hub: HubId, did: Did): Promise<boolean> {
  const { keyHash } = publicKeyOf(did.slice("did:key:".length));
  const key = await keyOf(client, { hub, keyHash });
  return key !== null && key.compromisedSince === null;
}

/** The profile's document; undefined where no store has it, or what it has is none. A fault of the network is thrown. */
export async function profileDocument(
  { content }: Client,
  args: { hash: ContentHash; signal?: AbortSignal | undefined },
): Promise<JsonObject | undefined> {
  const { hash, signal } = args;
  try {
    return await fetchDocument({ store: content, hash, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (NOT_THERE.some((code) => isCairnError(error, code))) return undefined;
    throw error;
  }
}

const NOT_THERE = ["CONTENT_NOT_FOUND", "CONTENT_NOT_CANONICAL", "DOCUMENT_TOO_LARGE"] as const;

/** Of hubs whose profiles name the same DID, the one whose profile named it first (`HubRegistered`, `HubProfileChanged`). */
export async function firstToName(
  client: Client,
  args: { did: Did; hubs: readonly HubId[]; signal?: AbortSignal | undefined },
): Promise<HubId | undefined> {
  const { did, hubs, signal } = args;
  const { deployment, provider } = client;
  const { interface: abi } = hubRegistry(client);
  const { address } = deployment.contracts.HubRegistry;
  const events = ["HubRegistered", "HubProfileChanged"] as const;
  const topics = [events.map((name) => abi.getEvent(name).topicHash), hubs.map((hub) => toBeHex(hub, 32))];
  const toBlock = await chainCall(() => provider.getBlockNumber());
  const what = { address, topics, fromBlock: deployment.startBlock, toBlock };
  for await (const { logs } of scanLogs(provider, what, { signal })) {
    for (const log of logs) {
      const event = abi.parseLog(log);
      const document = await profileDocument(client, { hash: contentHash(event?.args.profile), signal });
      if (document?.id === did) return Number(event?.args.hub) as HubId;
    }
  }
  return undefined;
}
