import { isCairnError } from "../../errors/isCairnError.ts";
import type { CredentialMode, CredentialVerdict } from "./CredentialVerdict.ts";
import { unread } from "./judgeCredential.ts";
import type { CredentialSource, ReadCredential } from "./readSource.ts";
import { readSource } from "./readSource.ts";

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
