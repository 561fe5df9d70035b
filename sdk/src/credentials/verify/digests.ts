import { decodeBase58, decodeBase64, hexlify, toBeHex } from "ethers";
import type { JsonValue } from "../../json/JsonValue.ts";

type Algorithm = "sha256" | "sha384" | "sha512";

/** A digest that a credential gives of a resource. */
export interface Digest {
  readonly algorithm: Algorithm;
  /** Hex with `0x`. */
  readonly hash: string;
}

/** Multihash codes and lengths (multiformats) before a digest, and how many bytes it has. */
const MULTIHASHES: readonly {
  readonly prefix: string;
  readonly algorithm: Algorithm;
  readonly bytes: number;
}[] = [
  { prefix: "0x1220", algorithm: "sha256", bytes: 32 },
  { prefix: "0x2030", algorithm: "sha384", bytes: 48 },
  { prefix: "0x1340", algorithm: "sha512", bytes: 64 },
];

/** The base context is taken as retrieved; its SHA-256 stands in VC Data Model 2.0 (B.1). */
const BASE_CONTEXT = "https://www.w3.org/ns/credentials/v2";
const BASE_DIGESTS: Readonly<Partial<Record<Algorithm, string>>> = {
  sha256: "0x59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
  sha384:
    "0x97f1eb8e5042356c805fdd61afa2c557663785e0794dcafa21e138fd38def18cb360133c221aa31d6896a6bf3e65b614",
};

/** Reads digests; undefined for each of a kind that is not read. */
export function digestsOf(given: {
  readonly sri: readonly JsonValue[];
  readonly multibase: readonly JsonValue[];
}): readonly (Digest | undefined)[] {
  return [...given.sri.map(digestOfSri), ...given.multibase.map(digestOfMultibase)];
}

/** What can be said of a resource's digests without fetching it: undefined where nothing can. */
export function knownResource(
  id: JsonValue | undefined,
  digests: readonly (Digest | undefined)[],
): "same" | "differs" | undefined {
  if (id !== BASE_CONTEXT) return undefined;
  const fits = digests.map((digest) => {
    const known = digest === undefined ? undefined : BASE_DIGESTS[digest.algorithm];
    return known === undefined ? undefined : known === digest?.hash;
  });
  if (fits.includes(false)) return "differs";
  return fits.includes(undefined) ? undefined : "same";
}

/** `sha256-` and base64, as Subresource Integrity writes it; in hex too, as some issuers do. */
function digestOfSri(text: JsonValue): Digest | undefined {
  const [, algorithm, value = ""] = /^(sha256|sha384|sha512)-([\w+/=-]+)$/.exec(String(text)) ?? [];
  if (algorithm === undefined) return undefined;
  const isHex = /^[0-9a-f]+$/i.test(value) && [64, 96, 128].includes(value.length);
  const hash = isHex ? `0x${value.toLowerCase()}` : bytesOf(value);
  return hash === undefined ? undefined : { algorithm: algorithm as Algorithm, hash };
}

/** A multihash in base64url, or in base58. Thirty-two bytes alone are SHA-256, as the W3C's own suite writes it. */
function digestOfMultibase(text: JsonValue): Digest | undefined {
  const value = String(text);
  const hex = value.startsWith("u") ? bytesOf(value.slice(1)) : hexOfBase58(value);
  if (hex === undefined) return undefined;
  const form = MULTIHASHES.find(
    ({ prefix, bytes }) => hex.startsWith(prefix) && hex.length === prefix.length + 2 * bytes,
  );
  if (form !== undefined) return { algorithm: form.algorithm, hash: `0x${hex.slice(form.prefix.length)}` };
  return hex.length === 66 ? { algorithm: "sha256", hash: hex } : undefined;
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
