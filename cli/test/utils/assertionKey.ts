import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SigningKey } from "@cairn/sdk/credentials";
import { jwkOf } from "@cairn/sdk/credentials";
import { CompactEncrypt } from "jose";

/** Opens every key file of these tests. */
export const KEY_PASSWORD = "correct horse";

/** Few rounds: tests open the file many times, and nobody else ever does. */
const ROUNDS = 1_000;

/** Puts an assertion key into a folder as `keys/badges.json`, where the configuration of these tests has it. */
export async function keepAssertionKey(folder: string, key: SigningKey): Promise<void> {
  const jwk = new TextEncoder().encode(JSON.stringify(await jwkOf(key)));
  const encrypted = await new CompactEncrypt(jwk)
    .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM", cty: "jwk+json" })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(new TextEncoder().encode(KEY_PASSWORD));
  const file = { type: "CairnAssertionKey", version: 1, publicKeyMultibase: key.multibase, encrypted };
  await mkdir(path.join(folder, "keys"), { recursive: true });
  await writeFile(path.join(folder, "keys", "badges.json"), JSON.stringify(file));
}
