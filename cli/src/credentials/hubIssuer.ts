import { CairnError } from "@cairn/sdk";
import type { Did, PublicKey } from "@cairn/sdk/credentials";
import { didKey, didWeb } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { readAssertionKey } from "./openAssertionKey.ts";

/** An assertion key of the configuration, as its file has it in the clear. */
export interface NamedKey extends PublicKey {
  readonly name: string;
  readonly file: string;
}

/** The hub as an issuer of credentials, without any password. */
export interface HubIssuer {
  /** Where its public files are served; without it, each key is an issuer of its own. */
  readonly url?: string;
  readonly keys: readonly NamedKey[];
}

/** The hub's address and assertion keys, from the configuration. Throws `NO_SIGNER` where a key's file cannot be used. */
export async function hubIssuer(context: Context): Promise<HubIssuer> {
  const { url, keys = {} } = context.config?.credentials ?? {};
  const named = Object.keys(keys).map(async (name) => {
    const { file, publicKey } = await readAssertionKey(context, name);
    return { ...publicKey, name, file };
  });
  return { ...(url === undefined ? {} : { url }), keys: await Promise.all(named) };
}

/** The DID that a credential names as its issuer: the hub's did:web, or the did:key of who signs. */
export function issuerDid({ config }: Context, key: PublicKey): Did {
  const url = config?.credentials?.url;
  return url === undefined ? didKey(key) : didWeb(url);
}

/** Where the hub's public files are served. Throws `INVALID_ARGUMENT` where the configuration does not say. */
export function requireUrl({ config }: Context): string {
  const url = config?.credentials?.url;
  if (url !== undefined) return url;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The configuration does not say where the hub's public files are served.",
    fix: 'Add "credentials": { "url": "https://school.example", "keys": {} } to cairn.json.',
  });
}
