import type { CredentialOptions, CredentialVerdict, PresentationVerdict } from "@cairn/sdk/credentials";
import { isPresentation, verify, verifyPresentation } from "@cairn/sdk/credentials";

/** What came of a credential, or of a presentation of several. */
export type JudgedCredential =
  | { readonly type: "credential"; readonly verdict: CredentialVerdict }
  | { readonly type: "presented"; readonly verdict: PresentationVerdict };

/** What was asked of whoever presents. */
export interface AskedHolder {
  readonly challenge?: string;
  readonly domain?: string;
}

/** Judges a W3C credential in any form, or a presentation of such. */
export async function judgeCredential(
  content: string | Uint8Array,
  options: CredentialOptions & AskedHolder,
): Promise<JudgedCredential> {
  if (isPresentation(content)) {
    return { type: "presented", verdict: await verifyPresentation(content, options) };
  }
  return { type: "credential", verdict: await verify(content, options) };
}

/** Whether the network that was asked knows a record behind it. */
export function isKnown({ type, verdict }: JudgedCredential): boolean {
  const verdicts = type === "credential" ? [verdict] : verdict.credentials;
  return verdicts.some(({ record }) => record !== null);
}
