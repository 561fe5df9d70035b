import type { CredentialOptions, CredentialVerdict, PresentationVerdict } from "@cairn/sdk/credentials";
import { isPresentation, verifyMany, verifyPresentation } from "@cairn/sdk/credentials";

/** The verdict on a credential's file, or on one that presents some (VC Data Model 2.0). */
export type JudgedCredential =
  | { readonly form: "credential"; readonly checked: CredentialVerdict }
  | { readonly form: "presented"; readonly checked: PresentationVerdict };

/** What was asked of whoever presents; a presentation of credentials is tied to it by its signature. */
export interface AskedHolder {
  readonly challenge?: string;
  readonly domain?: string;
}

/** The verdicts on files that are credentials, or present some, in their order. */
export async function verifyCredentialFiles(
  files: readonly Uint8Array[],
  options: CredentialOptions,
  asked: AskedHolder,
): Promise<readonly JudgedCredential[]> {
  const areMany = files.map((bytes) => isPresentation(bytes));
  const single = verifyMany(
    files.filter((_bytes, place) => areMany[place] === false),
    options,
  );
  const judged: JudgedCredential[] = [];
  for (const [place, bytes] of files.entries()) {
    if (areMany[place] === true) {
      judged.push({ form: "presented", checked: await verifyPresentation(bytes, { ...options, ...asked }) });
      continue;
    }
    const { value } = await single.next();
    if (value !== undefined) judged.push({ form: "credential", checked: value });
  }
  return judged;
}
