import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { didDocument, urlOfDid } from "../keys/did.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";
import { isObject, listOf } from "./structure.ts";
import type { WebReader } from "./web.ts";
import { jsonFrom } from "./web.ts";

/** DID documents by DID, or why one could not be had. */
export type Resolved = ReadonlyMap<string, JsonObject | string>;

/**
 * Gets the document of each DID, and of each https address by which keys go: `did:key` says it itself, the others are
 * asked for where there is a reader.
 */
export async function resolveDids(dids: Iterable<string>, web: WebReader | undefined): Promise<Resolved> {
  const entries = await Promise.all(
    [...new Set(dids)].map(async (did) => [did, await resolve(did, web)] as const),
  );
  return new Map(entries.filter((entry): entry is [string, JsonObject | string] => entry[1] !== undefined));
}

async function resolve(did: string, web: WebReader | undefined): Promise<JsonObject | string | undefined> {
  try {
    if (did.startsWith("did:key:")) {
      const key = publicKeyOf(did.slice("did:key:".length));
      const document = didDocument({ did: `did:key:${key.multibase}`, keys: [key] });
      return { ...document, authentication: document.assertionMethod as JsonValue };
    }
    if (did.startsWith("https://")) return await atAddress(did, web);
    if (!did.startsWith("did:web:"))
      return `DIDs of this method are not read: ${did.split(":", 2).join(":")}.`;
    if (web === undefined) return undefined;
    const document = await jsonFrom(web, urlOfDid(did));
    if (isObject(document) && document.id === did) return document;
    return "What is at the DID's address is not its document.";
  } catch (error) {
    if (isCairnError(error) && error.code !== "ABORTED") return `${error.shortMessage} ${error.fix}`;
    throw error;
  }
}

/**
 * A key, a set of keys, or a profile with keys at an address, as Open Badges 3.0 dereferences a `kid`. It speaks for this
 * very address: another one below the same host may be somebody else's.
 */
async function atAddress(url: string, web: WebReader | undefined): Promise<JsonObject | string | undefined> {
  if (web === undefined) return undefined;
  if (!URL.canParse(url)) return "It is no address.";
  const found = await jsonFrom(web, new URL(url));
  if (!isObject(found)) return "What is at the key's address is no key.";
  if (found.id === url && found.kty === undefined && found.publicKeyMultibase === undefined) return found;
  const keys = "keys" in found ? listOf(found.keys).filter(isObject) : [found];
  const methods = keys.map((key) => ({
    id: idOf(key, { url, isOne: !("keys" in found) }),
    ...(typeof key.publicKeyMultibase === "string"
      ? { publicKeyMultibase: key.publicKeyMultibase }
      : { publicKeyJwk: key }),
  }));
  return { id: url, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) };
}

function idOf({ kid, id }: JsonObject, { url, isOne }: { url: string; isOne: boolean }): string {
  const name = kid ?? id;
  if (typeof name !== "string") return url;
  if (name.startsWith(url) || (isOne && name.startsWith("https://"))) return name;
  return isOne ? url : `${url}#${name}`;
}
