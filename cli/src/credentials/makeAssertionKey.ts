import path from "node:path";
import { CairnError } from "@cairn/sdk";
import type { KeyType, PublicKey } from "@cairn/sdk/credentials";
import { createKey, publicKeyOf } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import type { Config, CredentialsConfig } from "../config/Config.ts";
import { saveConfig } from "../config/saveConfig.ts";
import { writeWhole } from "../files/writeWhole.ts";
import { expectNoFile, newPassword } from "../keys/newPassword.ts";
import { encryptKey } from "./keyFile.ts";

/** A file's name is safe on every system, and the name cannot be taken for a path or a key. */
const NAME = /^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/i;

/** A new assertion key, and where it is. */
export interface MadeKey {
  readonly key: PublicKey;
  readonly name: string;
  /** As the configuration names it. */
  readonly file: string;
  /** The configuration, which names the key now. */
  readonly config: Config;
}

/**
 * Makes an assertion key, keeps it in an encrypted file of its own, and names it in the configuration.
 *
 * Throws `INVALID_ARGUMENT` where there is no configuration, or a key or file of the name; nothing is written then.
 */
export async function makeAssertionKey(
  context: Context,
  { name, type, file = `keys/${name}.json` }: { name: string; type: KeyType; file?: string | undefined },
): Promise<MadeKey> {
  const config = requireConfig(context);
  const { keys = {}, ...credentials } = config.credentials ?? {};
  checkName(name, keys);
  const target = path.resolve(config.folder, file);
  await expectNoFile(target);
  const password = await newPassword(context, file);
  const key = await createKey(type);
  await writeWhole(target, await encryptKey(key, password));
  const changed = { ...config, credentials: { ...credentials, keys: { ...keys, [name]: file } } };
  await saveConfig(changed);
  return { key: publicKeyOf(key.multibase), name, file, config: changed };
}

/** Changes what the configuration says of credentials. */
export async function saveCredentials(
  config: Config,
  change: Partial<Pick<CredentialsConfig, "key" | "tokenKey">>,
): Promise<Config> {
  const { keys = {}, ...credentials } = config.credentials ?? {};
  const changed = { ...config, credentials: { ...credentials, keys, ...change } };
  await saveConfig(changed);
  return changed;
}

/** The configuration, which names the keys. */
export function requireConfig({ config }: Context): Config {
  if (config !== undefined) return config;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "There is no cairn.json that could name the key.",
    fix: "Make one with `cairn init`.",
  });
}

function checkName(name: string, keys: CredentialsConfig["keys"]): void {
  if (!NAME.test(name)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "This is no name for a key.",
      details: { name },
      fix: "Use up to 40 letters, digits, - and _, such as badges-2027.",
    });
  }
  if (!Object.hasOwn(keys, name)) return;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The configuration has an assertion key of this name already.",
    details: { name, file: keys[name] },
    fix: "Choose another name; `cairn keys list` shows those that are taken.",
  });
}
