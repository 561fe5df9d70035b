import { isCairnError } from "../../errors/isCairnError.ts";
import type { CredentialOptions } from "./asking.ts";
import { modeOf, openAsking } from "./asking.ts";
import type { CredentialMode, CredentialVerdict } from "./CredentialVerdict.ts";
import { judgeCredential, unread } from "./judgeCredential.ts";
import type { CredentialSource, ReadCredential } from "./readSource.ts";
import { readSource } from "./readSource.ts";

/**
 * Verifies a credential, whoever issued it: Open Badges 3.0 and other VC Data Model 2.0 credentials as JSON with Data
 * Integrity proofs or as a token (VC-JWT), and the credential of a bundle. Contexts come with the SDK: none is fetched.
 *
 * @param source - The credential, or the text or bytes of its file.
 * @param options - What the verifier trusts. A file never names it.
 * @returns The verdict. It does not say who holds the credential.
 * @throws {@link CairnError} `ABORTED`; `INVALID_ARGUMENT`.
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
  const read = readOrFault(source, modeOf(options));
  return "verdict" in read ? read : await judgeCredential(read, await openAsking(options));
}

/** What a source has in it, or the verdict on one that cannot be read. */
export function readOrFault(
  source: CredentialSource,
  mode: CredentialMode,
): ReadCredential | CredentialVerdict {
  try {
    return readSource(source);
  } catch (error) {
    const parts = { format: "unread", asking: { mode } } as const;
    if (!isCairnError(error)) return unread(parts, "The file is no credential.", { reason: String(error) });
    const { shortMessage, code: reason, details } = error;
    return unread(parts, shortMessage, { reason, ...details });
  }
}
