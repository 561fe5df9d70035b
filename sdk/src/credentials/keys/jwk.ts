import * as p256 from "@digitalbazaar/ecdsa-multikey";
import * as ed25519 from "@digitalbazaar/ed25519-multikey";
import * as base64url from "jose/base64url";
import { CairnError } from "../../errors/CairnError.ts";
import { publicKeyOf } from "./publicKeyOf.ts";
import type { PublicKey, SigningKey } from "./types.ts";

/** A key as a JSON Web Key (RFC 7517): of an Ed25519 key `kty` is OKP, of a P-256 key EC, which also has `y`. */
export interface KeyJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  /** The secret half. */
  readonly d?: string;
}

/**
 * Writes a key as a JSON Web Key; with its secret half where that is given.
 *
 * @param key - Public or signing key.
 *
 * @example
 * import { jwkOf, publicKeyOf } from "@cairn/sdk/credentials";
 *
 * const jwk = async () => await jwkOf(publicKeyOf("z6MkrWm5YaTPBBMedesaHxPeriwHHxxijhiMiLK3srjkuAMD"));
 */
export async function jwkOf(key: PublicKey | SigningKey): Promise<KeyJwk> {
  const secretKey = "secretMultibase" in key;
  const document = {
    type: "Multikey",
    publicKeyMultibase: key.multibase,
    ...(secretKey ? { secretKeyMultibase: key.secretMultibase } : {}),
  } as const;
  const isEd25519 = key.type === "Ed25519";
  const {
    kty = "",
    crv = "",
    x = "",
    y,
    d,
  } = isEd25519
    ? await ed25519.toJwk({ keyPair: await ed25519.from(document), secretKey })
    : await p256.toJwk({ keyPair: await p256.from(document), secretKey });
  const secret = isEd25519 && d !== undefined ? seedIn(d) : d;
  return { kty, crv, x, ...(y === undefined ? {} : { y }), ...(secret === undefined ? {} : { d: secret }) };
}

/** The 32 bytes that RFC 8037 has as `d`: the library puts the public half behind them. */
function seedIn(secret: string): string {
  return base64url.encode(base64url.decode(secret).subarray(0, ED25519_BYTES));
}

const ED25519_BYTES = 32;

/**
 * Reads an assertion key that is written as a JSON Web Key with its secret half.
 *
 * @param jwk - What `jwkOf` made of a signing key, or another program of such a key.
 * @throws CairnError `INVALID_KEY` where it is no whole Ed25519 or P-256 key.
 *
 * @example
 * import { createKey, jwkOf, keyOfJwk } from "@cairn/sdk/credentials";
 *
 * const again = async () => await keyOfJwk(await jwkOf(await createKey("P-256")));
 */
export async function keyOfJwk(jwk: KeyJwk): Promise<SigningKey> {
  const { kty = "", crv = "" } = jwk;
  const pair = await pairOf(jwk).catch(() => undefined);
  // What a library says could hold the key.
  if (pair === undefined) throw invalid(kty, crv);
  const { publicKeyMultibase = "", secretKeyMultibase = "" } = pair;
  return { ...publicKeyOf(publicKeyMultibase), secretMultibase: secretKeyMultibase };
}

async function pairOf(jwk: KeyJwk): Promise<Record<string, string> | undefined> {
  const { kty, crv, x, d } = jwk;
  if (typeof d !== "string") return undefined;
  const whole = { publicKey: true, secretKey: true } as const;
  if (kty === "EC" && crv === "P-256") {
    return await (await p256.fromJwk({ jwk, secretKey: true })).export(whole);
  }
  if (kty !== "OKP" || crv !== "Ed25519") return undefined;
  const pair = await ed25519.generate({ seed: base64url.decode(d) });
  const { x: derived } = await ed25519.toJwk({ keyPair: pair });
  return derived === x ? await pair.export(whole) : undefined;
}

function invalid(kty: string, crv: string): CairnError {
  return new CairnError("INVALID_KEY", {
    message: "The JSON Web Key is not a whole Ed25519 or P-256 key with its secret half.",
    details: { kty, crv },
  });
}
