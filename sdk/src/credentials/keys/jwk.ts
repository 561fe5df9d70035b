import * as p256 from "@digitalbazaar/ecdsa-multikey";
import * as ed25519 from "@digitalbazaar/ed25519-multikey";
import type { JWK } from "jose";
import type { PublicKey, SigningKey } from "./types.ts";

/** The key as a JSON Web Key; with its secret half where that is given. */
export async function jwkOf(key: PublicKey | SigningKey): Promise<JWK> {
  const secretKey = "secretMultibase" in key;
  const document = {
    type: "Multikey",
    publicKeyMultibase: key.multibase,
    ...(secretKey ? { secretKeyMultibase: key.secretMultibase } : {}),
  } as const;
  const {
    kty = "",
    crv,
    x,
    y,
    d,
  } = key.type === "Ed25519"
    ? await ed25519.toJwk({ keyPair: await ed25519.from(document), secretKey })
    : await p256.toJwk({ keyPair: await p256.from(document), secretKey });
  const parts = { crv, x, y, d };
  return { kty, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) };
}
