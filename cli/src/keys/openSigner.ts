import path from "node:path";
import { address, CairnError } from "@cairn/sdk";
import type { Provider, Signer } from "ethers";
import { JsonRpcProvider, Wallet } from "ethers";
import type { Context } from "../Context.ts";
import type { Config, KeySource } from "../config/Config.ts";
import { readText } from "../files/readWithin.ts";
import { texts } from "../messages/text.ts";

const say = texts({
  password: { en: "Password of {file}:", es: "Contraseña de {file}:" },
  opening: { en: "Opening the key in {file} …", es: "Abriendo la clave de {file} …" },
});

/**
 * Opens the key that sends and signs: the one that `--key` names, else the one in `CAIRN_KEY`, else the configuration's. A key is never taken from the command line, where others could read it.
 *
 * Throws `NO_SIGNER` where there is none, and `INVALID_ARGUMENT` where it cannot be opened.
 */
export async function openSigner(context: Context, provider: Provider): Promise<Signer> {
  const { config, options, env } = context;
  if (options.key === undefined && env.CAIRN_KEY !== undefined) {
    return walletOf({ secret: env.CAIRN_KEY, name: "CAIRN_KEY" }, provider);
  }
  const name = options.key ?? config?.key;
  const source = name === undefined ? undefined : keyNamed(config, name);
  if (name !== undefined && source === undefined) return unknownKey(name, config);
  if (source === undefined) {
    throw new CairnError("NO_SIGNER", {
      message: "There is no key to send or sign with.",
      fix: "Make one with `cairn key new`, name one with --key, or put one in the environment variable CAIRN_KEY.",
    });
  }
  return await openSource(context, source, provider);
}

/** The key of that name, of those that the configuration itself has. */
export function keyNamed(config: Config | undefined, name: string): KeySource | undefined {
  return config !== undefined && Object.hasOwn(config.keys, name) ? config.keys[name] : undefined;
}

async function openSource(context: Context, source: KeySource, provider: Provider): Promise<Signer> {
  if ("wallet" in source) {
    const wallet = new JsonRpcProvider(source.wallet, undefined, { cacheTimeout: -1 });
    return await wallet.getSigner(source.account);
  }
  if ("env" in source) {
    const secret = variable(context, source.env);
    if (secret !== undefined) return walletOf({ secret, name: source.env }, provider);
    throw new CairnError("NO_SIGNER", {
      message: "The environment variable that should hold the key is not set.",
      details: { variable: source.env },
      fix: "Set the variable, or name another key with --key.",
    });
  }
  return (await openKeystore(context, source.keystore)).connect(provider);
}

/** Opens an encrypted keystore file (Web3 Secret Storage). */
export async function openKeystore(context: Context, keystore: string): Promise<Wallet> {
  const file = path.resolve(context.config?.folder ?? context.cwd, keystore);
  const text = await readText(file).catch((cause: Error) => {
    throw new CairnError("NO_SIGNER", {
      message: "The keystore file cannot be read.",
      details: { file: keystore, reason: cause.message },
      fix: "Check the path in the configuration, or make a key with `cairn key new`.",
      cause,
    });
  });
  const password = await passwordOf(context, keystore);
  context.err(`${context.say(say.opening, { file: keystore })}\n`);
  try {
    return (await Wallet.fromEncryptedJson(text, password)) as Wallet;
  } catch (cause) {
    const wrong = cause instanceof Error && /password/i.test(cause.message);
    throw new CairnError("NO_SIGNER", {
      message: wrong ? "The password does not open the keystore." : "The file is not an encrypted keystore.",
      details: { file: keystore },
      fix: wrong
        ? "Type it again, or check CAIRN_PASSWORD or the file that CAIRN_PASSWORD_FILE names."
        : "Name a Web3 Secret Storage file (version 3), such as `cairn key new` makes.",
      cause,
    });
  }
}

/** A password: from the environment, from the file that it names, or typed. */
export async function passwordOf(context: Context, file: string): Promise<string> {
  const { env, isTerminal, prompts } = context;
  if (env.CAIRN_PASSWORD !== undefined) return env.CAIRN_PASSWORD;
  if (env.CAIRN_PASSWORD_FILE !== undefined) {
    return await passwordIn(path.resolve(context.cwd, env.CAIRN_PASSWORD_FILE));
  }
  if (isTerminal) return await prompts.secret({ message: context.say(say.password, { file }) });
  throw new CairnError("NO_SIGNER", {
    message: "Nobody is at the terminal to type the keystore's password.",
    details: { file },
    fix: "Set CAIRN_PASSWORD_FILE to a file that holds it, or CAIRN_PASSWORD.",
  });
}

/** Address of a key without opening it, where that can be told; undefined where it cannot. */
export async function addressOfKey(context: Context, source: KeySource): Promise<string | undefined> {
  if ("wallet" in source) return source.account;
  if ("env" in source) {
    const secret = variable(context, source.env);
    return secret === undefined ? undefined : walletOf({ secret, name: source.env }).address;
  }
  const file = path.resolve(context.config?.folder ?? context.cwd, source.keystore);
  const stated = statedAddress(await readText(file).catch(() => ""));
  return stated === undefined ? undefined : address(stated.startsWith("0x") ? stated : `0x${stated}`);
}

async function passwordIn(file: string): Promise<string> {
  const text = await readText(file).catch((cause: Error) => {
    throw new CairnError("NO_SIGNER", {
      message: "The file that should hold the keystore's password cannot be read.",
      details: { file, reason: cause.message },
      fix: "Check CAIRN_PASSWORD_FILE.",
      cause,
    });
  });
  return text.replace(/\r?\n$/, "");
}

/** The address that a keystore names outside of what is encrypted; undefined where it names none. */
function statedAddress(text: string): string | undefined {
  try {
    const { address: stated } = (JSON.parse(text) ?? {}) as { address?: unknown };
    return typeof stated === "string" ? stated : undefined;
  } catch {
    return undefined;
  }
}

/** A variable that the environment itself has. */
function variable({ env }: Context, name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

function walletOf({ secret, name }: { secret: string; name: string }, provider?: Provider): Wallet {
  const key = secret.trim().startsWith("0x") ? secret.trim() : `0x${secret.trim()}`;
  try {
    return new Wallet(key, provider ?? null);
  } catch {
    // The cause would hold the key.
    throw new CairnError("NO_SIGNER", {
      message: "The environment variable does not hold a private key.",
      details: { variable: name },
      fix: "It holds 64 hexadecimal digits, with or without 0x.",
    });
  }
}

function unknownKey(name: string, config: Config | undefined): never {
  throw new CairnError("NO_SIGNER", {
    message: "The configuration has no key of this name.",
    details: {
      key: /^(?:0x)?[0-9a-fA-F]{64}$/.test(name) ? "(looks like a private key)" : name,
      keys: Object.keys(config?.keys ?? {}),
    },
    fix: "Name one of the configuration's keys. A private key itself is never put on the command line.",
  });
}
