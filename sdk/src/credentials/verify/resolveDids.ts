import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { didDocument, urlOfDid } from "../keys/did.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";
import { isObject } from "./structure.ts";
import type { WebReader } from "./web.ts";

/** DID documents by DID, or why one could not be had. */
export type Resolved = ReadonlyMap<string, JsonObject | string>;

/** Gets the document of each DID: `did:key` says it itself, `did:web` is asked for where there is a reader. */
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
      return didDocument({ did: `did:key:${key.multibase}`, keys: [key] });
    }
    if (!did.startsWith("did:web:"))
      return `DIDs of this method are not read: ${did.split(":", 2).join(":")}.`;
    if (web === undefined) return undefined;
    const document = await web(urlOfDid(did));
    if (isObject(document) && document.id === did) return document;
    return "What is at the DID's address is not its document.";
  } catch (error) {
    if (isCairnError(error)) return `${error.shortMessage} ${error.fix}`;
    throw error;
  }
}
