import { hexlify } from "ethers";
import { decode } from "jose/base64url";
import type { JsonValue } from "../../json/JsonValue.ts";
import { publicKeyOf } from "../keys/publicKeyOf.ts";
import type { PublicKey } from "../keys/types.ts";
import { isObject } from "../verify/structure.ts";

/** Base64url of 32 bytes. */
const COORDINATE = /^[\w-]{43}$/;

/** A JSON Web Key as one of the keys that hubs register; null for every other. */
export function publicKeyOfJwk(jwk: JsonValue | undefined): PublicKey | null {
  if (!isObject(jwk) || typeof jwk.x !== "string" || !COORDINATE.test(jwk.x)) return null;
  const x = hexOf(jwk.x);
  if (jwk.kty === "OKP" && jwk.crv === "Ed25519") return publicKeyOf(`0xed01${x}`);
  if (jwk.kty !== "EC" || jwk.crv !== "P-256" || typeof jwk.y !== "string" || !COORDINATE.test(jwk.y))
    return null;
  const isOdd = Number.parseInt(hexOf(jwk.y).slice(-2), 16) % 2 === 1;
  return publicKeyOf(`0x8024${isOdd ? "03" : "02"}${x}`);
}

function hexOf(base64url: string): string {
  return hexlify(decode(base64url)).slice(2);
}
