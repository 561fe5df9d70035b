import * as p256 from "@digitalbazaar/ecdsa-multikey";
import * as ed25519 from "@digitalbazaar/ed25519-multikey";
import { publicKeyOf } from "./publicKeyOf.ts";
import type { KeyType, SigningKey } from "./types.ts";

/**
 * Draws a new assertion key at random. It counts once the hub has registered it (`hubs.addKey`).
 *
 * @param type - `Ed25519` for `eddsa-rdfc-2022`, `P-256` for `ES256` and `ecdsa-sd-2023`.
 * @returns Public and secret half.
 *
 * @example
 * import { type Client, type HubId, hubs, unixTime } from "@cairn/sdk";
 * import { createKey } from "@cairn/sdk/credentials";
 *
 * async function rotate(client: Client, hub: HubId) {
 *   const key = await createKey("Ed25519");
 *   const from = unixTime(new Date("2027-01-01T00:00:00Z"));
 *   const until = unixTime(new Date("2028-01-01T00:00:00Z"));
 *   await hubs.addKey(client, { hub, multikey: key.multikey, from, until }).send();
 *   return key;
 * }
 */
export async function createKey(type: KeyType): Promise<SigningKey> {
  const pair = type === "Ed25519" ? await ed25519.generate({}) : await p256.generate({ curve: "P-256" });
  return {
    ...publicKeyOf(pair.publicKeyMultibase),
    secretMultibase: secretOf(await pair.export({ publicKey: true, secretKey: true })),
  };
}

function secretOf({ secretKeyMultibase }: Readonly<Record<string, string>>): string {
  return secretKeyMultibase as string;
}
