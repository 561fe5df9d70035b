import { sha384 } from "@noble/hashes/sha2.js";
import { decodeBase58, decodeBase64, hexlify, sha256, sha512, toBeHex } from "ethers";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { isObject, listOf } from "./structure.ts";
import type { WebReader } from "./web.ts";

/** A resource that a credential names by its digest, and that is another one now, or cannot be had. */
export interface ResourceFault {
  readonly url: string;
  readonly kind: "differs" | "unavailable";
  readonly reason: string;
}

type Algorithm = "sha256" | "sha384" | "sha512";

/** Most resources that are fetched for one credential: it must not make its verifier ask the whole web. */
const MOST = 8;
/** Multihash codes and lengths (multiformats), before the digest. */
const MULTIHASHES: readonly { readonly prefix: string; readonly algorithm: Algorithm }[] = [
  { prefix: "0x1220", algorithm: "sha256" },
  { prefix: "0x2030", algorithm: "sha384" },
  { prefix: "0x1340", algorithm: "sha512" },
];

/**
 * Compares each related resource's bytes with the digests that the credential gives (VC Data Model 2.0, 5.3). Contexts are
 * no exception: what comes with the SDK is not their bytes.
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
  if (web === undefined || !URL.canParse(url)) return unavailable("It was not asked for.");
  const wanted = [...listOf(digestSRI).map(digestOfSri), ...listOf(digestMultibase).map(digestOfMultibase)];
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

interface Digest {
  readonly algorithm: Algorithm;
  /** Hex with `0x`. */
  readonly hash: string;
}

/** `sha256-` and base64, as Subresource Integrity writes it; in hex too, as some issuers do. */
function digestOfSri(text: JsonValue): Digest | undefined {
  const [, algorithm, value = ""] = /^(sha256|sha384|sha512)-([\w+/=-]+)$/.exec(String(text)) ?? [];
  if (algorithm === undefined) return undefined;
  const isHex = /^[0-9a-f]+$/i.test(value) && [64, 96, 128].includes(value.length);
  const hash = isHex ? `0x${value.toLowerCase()}` : bytesOf(value);
  return hash === undefined ? undefined : { algorithm: algorithm as Algorithm, hash };
}

/** A multihash in base64url, or in base58. */
function digestOfMultibase(text: JsonValue): Digest | undefined {
  const value = String(text);
  const multihash = value.startsWith("u") ? bytesOf(value.slice(1)) : hexOfBase58(value);
  const form = MULTIHASHES.find(({ prefix }) => multihash?.startsWith(prefix));
  if (multihash === undefined || form === undefined) return undefined;
  return { algorithm: form.algorithm, hash: `0x${multihash.slice(form.prefix.length)}` };
}

function hexOfBase58(text: string): string | undefined {
  return /^z[1-9A-HJ-NP-Za-km-z]{40,100}$/.test(text) ? toBeHex(decodeBase58(text.slice(1))) : undefined;
}

function bytesOf(base64: string): string | undefined {
  try {
    return hexlify(decodeBase64(base64.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return undefined;
  }
}

function hashOf(bytes: Uint8Array, algorithm: Algorithm): string {
  switch (algorithm) {
    case "sha256":
      return sha256(bytes);
    case "sha384":
      return hexlify(sha384(bytes));
    case "sha512":
      return sha512(bytes);
  }
}
