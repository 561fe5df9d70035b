import type { json } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { CredentialOptions, Did, SigningKey } from "@cairn/sdk/credentials";
import { issue, statusList, webReader } from "@cairn/sdk/credentials";
import { Refusal } from "../http/Refusal.ts";
import { toJson } from "../output/toJson.ts";

/** A list of a service whose keys end with it: kept in memory, and no chain knows of it. */
export interface StatusLists {
  readonly url: string;
  /** A new place for a credential that has no status of its own, by an issuer that signs lists. */
  readonly take: (args: {
    credential: json.JsonObject;
    id: string | undefined;
  }) => json.JsonObject | undefined;
  /** Sets or clears a credential's place; false where no credential has this id. */
  readonly set: (id: string, isRevoked: boolean) => boolean;
  /** The signed list, as it is now. */
  readonly read: () => Promise<json.JsonObject>;
}

/** Places of the one list. */
const LENGTH = 131_072;
const TTL_SECONDS = 1;

/** Makes the list of an issuer, at an address of the service. */
export function openStatusLists(args: { did: Did; key: SigningKey; url: string }): StatusLists {
  const { did: issuer, key, url } = args;
  const places = new Map<string, number>();
  const revoked = new Set<number>();
  let next = 0;
  let signed: Promise<json.JsonObject> | undefined;
  const sign = async (): Promise<json.JsonObject> => {
    const now = unixTime(new Date());
    const unsigned = await statusList({
      issuer,
      url,
      list: 0,
      indices: [...revoked],
      now,
      ttlSeconds: TTL_SECONDS,
    });
    return await issue(unsigned, { key, now });
  };
  return {
    url,
    take: ({ credential, id }) => {
      if (credential.credentialStatus !== undefined) return undefined;
      if (next >= LENGTH) throw full();
      const index = next;
      next += 1;
      if (id !== undefined) places.set(id, index);
      return {
        id: `${url}#${index}`,
        type: "BitstringStatusListEntry",
        statusPurpose: "revocation",
        statusListIndex: String(index),
        statusListCredential: url,
      };
    },
    set: (id, isRevoked) => {
      const index = places.get(id);
      if (index === undefined) return false;
      if (isRevoked) revoked.add(index);
      else revoked.delete(index);
      signed = undefined;
      return true;
    },
    read: async () => {
      signed ??= sign();
      return await signed;
    },
  };
}

function full(): Refusal {
  return new Refusal(503, "LIST_FULL", {
    message: "The status list has no place left.",
    fix: "Start the service anew: its keys and its list begin again.",
    details: { length: LENGTH },
  });
}

/** The same options, with the service's own list read from memory: its address may be of this machine alone. */
export function readingOwn(options: CredentialOptions, { url: own, read }: StatusLists): CredentialOptions {
  const { web = {} } = options;
  if (web === false) return options;
  const others = typeof web === "function" ? web : webReader(web);
  return {
    ...options,
    web: async (url) =>
      url.href === own ? new TextEncoder().encode(toJson(await read())) : await others(url),
  };
}
