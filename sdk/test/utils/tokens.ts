import { CompactSign, importJWK } from "jose";
import type { SigningKey } from "../../src/credentials/index.ts";
import { jwkOf } from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";

/** Signs any payload under any header, good or not; the algorithm is the key's where the header has none. */
export async function signToken(
  payload: json.JsonObject | string,
  { key, header = {} }: { key: SigningKey; header?: Record<string, unknown> },
): Promise<string> {
  const alg = key.type === "P-256" ? "ES256" : "EdDSA";
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return await new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg, ...header })
    .sign(await importJWK({ ...(await jwkOf(key)), alg }));
}

/** A token of which parts are whatever the test says; the signature stays. */
export function forgeToken(
  token: string,
  { header, payload, signature }: { header?: unknown; payload?: unknown; signature?: string },
): string {
  const [first = "", second = "", third = ""] = token.split(".");
  const part = (value: unknown, before: string): string => {
    if (value === undefined) return before;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return Buffer.from(text).toString("base64url");
  };
  return [part(header, first), part(payload, second), signature ?? third].join(".");
}
