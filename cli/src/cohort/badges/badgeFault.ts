import { isCairnError } from "@cairn/sdk";
import type { BadgeFault } from "./credentialsFile.ts";

/** What is wrong with a record as a badge, from the error that says so. Other errors are thrown on. */
export function badgeFaultIn(error: unknown): BadgeFault {
  if (!isCairnError(error, "MALFORMED_BADGE") && !isCairnError(error, "MALFORMED_CREDENTIAL")) throw error;
  const { details, shortMessage } = error;
  const [first] = Array.isArray(details.faults) ? (details.faults as readonly BadgeFault[]) : [];
  const { path } = details;
  return first ?? { path: typeof path === "string" ? path : "", reason: shortMessage };
}
