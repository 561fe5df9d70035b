import { CairnError } from "../../errors/CairnError.ts";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { PublicKey } from "./types.ts";

/** Who issues, as a DID of a method that is read here. */
export type Did = `did:key:${string}` | `did:web:${string}`;

/**
 * The DID that is nothing but a key (`did:key`): for a hub without a host of its own.
 *
 * @param key - The public key.
 *
 * @example
 * import { didKey, publicKeyOf } from "@cairn/sdk/credentials";
 *
 * const did = didKey(publicKeyOf("z6MkrWm5YaTPBBMedesaHxPeriwHHxxijhiMiLK3srjkuAMD"));
 */
export function didKey({ multibase }: PublicKey): Did {
  return `did:key:${multibase}`;
}

/**
 * The DID of a web address (`did:web`): its document is at `/.well-known/did.json` of a host, or at `did.json` below a
 * path.
 *
 * @param url - The https address, such as `https://school.example` or `https://schools.example/riverside`.
 * @throws CairnError `INVALID_DID` where it is no https address, or has a query, a fragment or a password.
 *
 * @example
 * import { didWeb } from "@cairn/sdk/credentials";
 *
 * const did = didWeb("https://schools.example/riverside"); // did:web:schools.example:riverside
 */
export function didWeb(url: string | URL): Did {
  const { protocol, host, pathname, search, hash, username, password } = parsed(String(url));
  if (protocol !== "https:" || search + hash + username + password !== "") {
    throw new CairnError("INVALID_DID", { details: { url: String(url) } });
  }
  const steps = pathname.split("/").filter((step) => step !== "");
  return `did:web:${[host.replace(":", "%3A"), ...steps].join(":")}`;
}

/** Where the document of a `did:web` is. */
export function urlOfDid(did: string): URL {
  const [host = "", ...steps] = did.slice("did:web:".length).split(":");
  const isSound =
    did.startsWith("did:web:") &&
    /^[a-z0-9.-]+(?:%3A\d{1,5})?$/i.test(host) &&
    steps.every((step) => /^[\w.~%-]+$/.test(step) && !/^\.{1,2}$/.test(step));
  if (!isSound) throw new CairnError("INVALID_DID", { details: { did } });
  const path = steps.length === 0 ? ".well-known" : steps.join("/");
  return parsed(`https://${host.replace("%3A", ":")}/${path}/did.json`);
}

/** Whether an identifier is a `did:web` that has an address. */
export function isDidWeb(did: string): boolean {
  try {
    return urlOfDid(did).protocol === "https:";
  } catch (error) {
    if (isCairnError(error, "INVALID_DID")) return false;
    throw error;
  }
}

/** The id of a key in the documents that we write: the DID, and the key itself as fragment. */
export function methodOf(did: Did, { multibase }: PublicKey): string {
  return `${did}#${multibase}`;
}

/**
 * Makes a DID document: `verificationMethod` with each key as a Multikey, `assertionMethod` with their ids.
 *
 * @param args - The DID; its keys; addresses under which the same subject is known, such as the hub's account.
 *
 * @example
 * import { didDocument, didWeb, publicKeyOf } from "@cairn/sdk/credentials";
 *
 * const keys = [publicKeyOf("z6MkrWm5YaTPBBMedesaHxPeriwHHxxijhiMiLK3srjkuAMD")];
 * const document = didDocument({ did: didWeb("https://school.example"), keys });
 */
export function didDocument(args: {
  did: Did;
  keys: readonly PublicKey[];
  alsoKnownAs?: readonly string[];
}): JsonObject {
  const { did, keys, alsoKnownAs = [] } = args;
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs }),
    verificationMethod: keys.map((key) => ({
      id: methodOf(did, key),
      type: "Multikey",
      controller: did,
      publicKeyMultibase: key.multibase,
    })),
    assertionMethod: keys.map((key) => methodOf(did, key)),
  };
}

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw new CairnError("INVALID_DID", { details: { url } });
  return new URL(url);
}
