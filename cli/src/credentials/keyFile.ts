import { CairnError, json } from "@cairn/sdk";
import type { KeyJwk, PublicKey, SigningKey } from "@cairn/sdk/credentials";
import { jwkOf, keyOfJwk, publicKeyOf } from "@cairn/sdk/credentials";
import { CompactEncrypt, compactDecrypt, errors } from "jose";

/** `type` of the file, which says what it is to whoever finds it. */
const TYPE = "CairnAssertionKey";
const ALGORITHM = "PBES2-HS512+A256KW";
const CIPHER = "A256GCM";
/** Rounds of PBKDF2 with HMAC-SHA-512; OWASP's Password Storage Cheat Sheet asks for 210,000 at least. */
const ROUNDS = 220_000;
/** More rounds than any honest file has: a foreign one must not keep the machine busy for hours. */
const MOST_ROUNDS = 5_000_000;

/** What an assertion key's file holds: the public half in the clear, so that it can be listed without a password. */
export interface KeyFile {
  readonly publicKey: PublicKey;
  /** The JSON Web Key, encrypted with a password (RFC 7517 section 7, JWE in compact form). */
  readonly encrypted: string;
}

/** The text of a key's file: its JSON Web Key, encrypted with a password as RFC 7517 appendix C does it. */
export async function encryptKey(key: SigningKey, password: string): Promise<string> {
  const jwk = new TextEncoder().encode(JSON.stringify(await jwkOf(key)));
  const encrypted = await new CompactEncrypt(jwk)
    .setProtectedHeader({ alg: ALGORITHM, enc: CIPHER, cty: "jwk+json" })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(new TextEncoder().encode(password));
  return `${JSON.stringify({ type: TYPE, version: 1, publicKeyMultibase: key.multibase, encrypted }, null, 2)}\n`;
}

/** Reads a key's file without opening it. Throws `NO_SIGNER` where it is none. */
export function parseKeyFile(text: string, file: string): KeyFile {
  try {
    const { type, version, publicKeyMultibase, encrypted } = (json.parse(text) ?? {}) as json.JsonObject;
    if (type === TYPE && version === 1 && typeof encrypted === "string") {
      return { publicKey: publicKeyOf(String(publicKeyMultibase)), encrypted };
    }
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
  }
  throw new CairnError("NO_SIGNER", {
    message: "The file is not an assertion key's.",
    details: { file },
    fix: "Name a file that `cairn keys new` made.",
  });
}

/**
 * Opens a key's file. Throws `NO_SIGNER` where the password does not open it, or what is in it is not the key that its
 * public half names.
 */
export async function decryptKey(
  { publicKey, encrypted }: KeyFile,
  { password, file }: { password: string; file: string },
): Promise<SigningKey> {
  const key = await keyOfJwk(await jwkIn(encrypted, password, file));
  if (key.multibase === publicKey.multibase) return key;
  throw new CairnError("NO_SIGNER", {
    message: "The file holds another key than its public half says.",
    details: { file, expected: publicKey.multibase, actual: key.multibase },
    fix: "Take the file from a copy, or make a new key: `cairn keys rotate`.",
  });
}

async function jwkIn(encrypted: string, password: string, file: string): Promise<KeyJwk> {
  try {
    const { plaintext } = await compactDecrypt(encrypted, new TextEncoder().encode(password), {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [CIPHER],
      maxPBES2Count: MOST_ROUNDS,
    });
    return JSON.parse(new TextDecoder().decode(plaintext)) as KeyJwk;
  } catch (cause) {
    const wrong = cause instanceof errors.JWEDecryptionFailed;
    throw new CairnError("NO_SIGNER", {
      message: wrong
        ? "The password does not open the assertion key."
        : "The assertion key's file is damaged, or encrypted in a way that is not read here.",
      details: { file },
      fix: wrong
        ? "Type it again, or check CAIRN_PASSWORD or the file that CAIRN_PASSWORD_FILE names."
        : "Take the file from a copy, or make a new key: `cairn keys rotate`.",
    });
  }
}
