import type { CredentialOptions } from "./asking.ts";
import type { CredentialVerdict } from "./CredentialVerdict.ts";
import type { CredentialSource } from "./readSource.ts";
import { verifyMany } from "./verifyMany.ts";

/**
 * Verifies a credential, whoever issued it: Open Badges 3.0 and other VC Data Model 2.0 credentials as JSON with Data
 * Integrity proofs or as a token (VC-JWT), and the credential of a bundle. Contexts come with the SDK: none is fetched.
 *
 * @param source - The credential, or the text or bytes of its file.
 * @param options - What the verifier trusts. A file never names it.
 * @returns The verdict. It does not say who holds the credential.
 * @throws CairnError `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import type { Client } from "@cairn/sdk";
 * import { verify } from "@cairn/sdk/credentials";
 *
 * async function explain(client: Client, file: string) {
 *   const { verdict, checks } = await verify(file, { network: { client } });
 *   return [verdict, ...checks.map(({ name, code, message }) => `${name}: ${code} ${message}`)];
 * }
 */
export async function verify(
  source: CredentialSource,
  options: CredentialOptions = {},
): Promise<CredentialVerdict> {
  const { value } = await verifyMany([source], options).next();
  // One credential has one verdict.
  return value as CredentialVerdict;
}
