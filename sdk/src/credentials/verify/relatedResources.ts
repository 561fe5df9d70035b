import { sha384 } from "@noble/hashes/sha2.js";
import { hexlify, sha256, sha512 } from "ethers";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { Digest } from "./digests.ts";
import { digestsOf, knownResource } from "./digests.ts";
import { isObject, listOf } from "./structure.ts";
import type { WebReader } from "./web.ts";

/** A resource that a credential names by its digest, and that is another one now, or cannot be had. */
export interface ResourceFault {
  readonly url: string;
  readonly kind: "differs" | "unavailable";
  readonly reason: string;
}

/** Most resources that are fetched for one credential: it must not make its verifier ask the whole web. */
const MOST = 8;

/**
 * Compares each related resource's bytes with the digests that the credential gives (VC Data Model 2.0, 5.3). Contexts are
 * no exception: what comes with the SDK is not their bytes. The base context alone is not fetched: its digest is known.
 */
export async function checkResources(
  { relatedResource }: JsonObject,
  web: WebReader | undefined,
): Promise<readonly ResourceFault[]> {
  const resources = listOf(relatedResource).filter(isObject);
  const faults: ResourceFault[] = [];
  for (const [index, resource] of resources.entries()) {
    const fault = await faultOf(resource, index < MOST ? web : undefined);
    if (fault !== undefined) faults.push({ url: String(resource.id), ...fault });
  }
  return faults;
}

async function faultOf(
  { id, digestSRI, digestMultibase }: JsonObject,
  web: WebReader | undefined,
): Promise<Omit<ResourceFault, "url"> | undefined> {
  const unavailable = (reason: string) => ({ kind: "unavailable", reason }) as const;
  const url = String(id);
  const wanted = digestsOf({ sri: listOf(digestSRI), multibase: listOf(digestMultibase) });
  if (knownResource(id, wanted) === "same") return undefined;
  if (web === undefined || !URL.canParse(url)) return unavailable("It was not asked for.");
  let bytes: Uint8Array;
  try {
    bytes = await web(new URL(url));
  } catch (error) {
    if (!isCairnError(error, "WEB_UNAVAILABLE")) throw error;
    return unavailable(`${error.shortMessage} ${error.fix}`);
  }
  for (const digest of wanted) {
    if (digest === undefined) return unavailable("Its digest is of a kind that is not read.");
    if (hashOf(bytes, digest.algorithm) !== digest.hash) {
      return { kind: "differs", reason: "Its bytes have another digest." };
    }
  }
  return undefined;
}

function hashOf(bytes: Uint8Array, algorithm: Digest["algorithm"]): string {
  switch (algorithm) {
    case "sha256":
      return sha256(bytes);
    case "sha384":
      return hexlify(sha384(bytes));
    case "sha512":
      return sha512(bytes);
  }
}
