import { CompactSign } from "jose/jws/compact/sign";
import { importJWK } from "jose/key/import";
import { CairnError } from "../../errors/CairnError.ts";
import { canonicalize } from "../../json/canonicalize.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import type { Did } from "../keys/did.ts";
import { methodOf } from "../keys/did.ts";
import { jwkOf } from "../keys/jwk.ts";
import type { IssueOptions } from "./issue.ts";
import { issuerOf, requireStructure } from "./issue.ts";
import { timeOrNull } from "./timeOrNull.ts";

/**
 * Signs a credential as a token: VC-JWT with `ES256`, as Open Badges 3.0 section 8.2 has it.
 *
 * @param credential - The unsigned credential, such as `badgeOf` makes it.
 * @param options - A P-256 key of the issuer.
 * @returns The token (JWS in compact form).
 * @throws CairnError `INVALID_KEY` for a key of another type; `MALFORMED_CREDENTIAL`.
 *
 * @example
 * import type { bundles } from "@cairn/sdk";
 * import { badgeOf, createKey, didKey, issueToken } from "@cairn/sdk/credentials";
 *
 * async function token(record: bundles.CairnRecord) {
 *   const key = await createKey("P-256");
 *   return await issueToken(badgeOf(record, { issuer: didKey(key) }), { key });
 * }
 */
export async function issueToken(credential: JsonObject, { key, now }: IssueOptions): Promise<string> {
  if (key.type !== "P-256")
    throw new CairnError("INVALID_KEY", { details: { type: key.type, needs: "P-256" } });
  requireStructure(credential);
  const issuer = issuerOf(credential);
  const { d, ...jwk } = await jwkOf(key);
  const payload = {
    ...credential,
    ...claimsOf(credential, issuer),
    iat: now ?? Math.floor(Date.now() / 1000),
  };
  return await new CompactSign(new TextEncoder().encode(canonicalize(payload)))
    .setProtectedHeader({ alg: "ES256", typ: "JWT", kid: methodOf(issuer as Did, key), jwk })
    .sign(await importJWK({ ...jwk, ...(d === undefined ? {} : { d }), alg: "ES256" }));
}

/** The registered claims, which say again what the credential says. */
function claimsOf({ id, validFrom, validUntil, credentialSubject }: JsonObject, issuer: string): JsonObject {
  const from = timeOrNull(validFrom);
  const until = timeOrNull(validUntil);
  const subject = (credentialSubject as JsonObject | undefined)?.id;
  return {
    iss: issuer,
    ...(typeof id === "string" ? { jti: id } : {}),
    ...(from === null ? {} : { nbf: from }),
    ...(until === null ? {} : { exp: until }),
    ...(typeof subject === "string" ? { sub: subject } : {}),
  };
}
