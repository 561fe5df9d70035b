import path from "node:path";
import { CairnError } from "@cairn/sdk";
import type { KeyType, SigningKey } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { readText } from "../files/readWithin.ts";
import { passwordOf } from "../keys/openSigner.ts";
import { texts } from "../messages/text.ts";
import type { KeyFile } from "./keyFile.ts";
import { decryptKey, parseKeyFile } from "./keyFile.ts";

const say = texts({
  opening: {
    en: "Opening the assertion key in {file} …",
    es: "Abriendo la clave de credenciales de {file} …",
  },
});

/** What a key of the configuration's `credentials` is for, by the field that names it. */
export type KeyUse = "key" | "tokenKey";

/** Which type of key each use needs: Ed25519 signs badges and lists, P-256 tokens and selective badges. */
export const TYPE_OF_USE: Readonly<Record<KeyUse, KeyType>> = { key: "Ed25519", tokenKey: "P-256" };

/** Whether the configuration names a key for this use. */
export function hasAssertionKey({ config }: Context, use: KeyUse): boolean {
  return config?.credentials?.[use] !== undefined;
}

/**
 * Opens the assertion key that the configuration has for a use, or the one of the name.
 *
 * Throws `NO_SIGNER` where there is none, or its password does not open it; `INVALID_KEY` where it is of another type than
 * the use needs.
 */
export async function openAssertionKey(
  context: Context,
  which: KeyUse | { name: string },
): Promise<SigningKey> {
  const name = typeof which === "string" ? nameFor(context, which) : which.name;
  const { file, ...keyFile } = await readAssertionKey(context, name);
  const { type } = keyFile.publicKey;
  const needs = typeof which === "string" ? TYPE_OF_USE[which] : type;
  if (type !== needs) {
    throw new CairnError("INVALID_KEY", {
      message: "The assertion key is of another type than this needs.",
      details: { key: name, type, needs },
      fix: 'In cairn.json, "key" names an Ed25519 key and "tokenKey" a P-256 key.',
    });
  }
  const password = await passwordOf(context, file);
  context.err(`${context.say(say.opening, { file })}\n`);
  return await decryptKey(keyFile, { password, file });
}

/** Reads the file of the assertion key of that name, without opening it. */
export async function readAssertionKey(
  { config, cwd }: Context,
  name: string,
): Promise<KeyFile & { readonly file: string }> {
  const files = config?.credentials?.keys ?? {};
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) {
    throw new CairnError("NO_SIGNER", {
      message: "The configuration has no assertion key of this name.",
      details: { key: name, keys: Object.keys(files) },
      fix: "Name one that `cairn keys list` shows, or make one with `cairn keys new`.",
    });
  }
  const text = await readText(path.resolve(config?.folder ?? cwd, file)).catch((cause: Error) => {
    throw new CairnError("NO_SIGNER", {
      message: "The assertion key's file cannot be read.",
      details: { file, reason: cause.message },
      fix: "Check the path under `credentials` in the configuration, or make a key with `cairn keys new`.",
      cause,
    });
  });
  return { file, ...parseKeyFile(text, file) };
}

function nameFor({ config }: Context, use: KeyUse): string {
  const name = config?.credentials?.[use];
  if (name !== undefined) return name;
  throw new CairnError("NO_SIGNER", {
    message:
      use === "key"
        ? "The configuration names no Ed25519 key that signs badges and lists."
        : "The configuration names no P-256 key that signs tokens and selective badges.",
    fix:
      use === "key"
        ? "Make one and register it: `cairn keys new <name>`, `cairn keys register <name>`."
        : "Make one and register it: `cairn keys new <name> --type P-256`, `cairn keys register <name>`.",
  });
}
