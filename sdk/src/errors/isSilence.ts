import type { CairnError } from "./CairnError.ts";
import { layersOf, statusOf } from "./fromChain.ts";
import { isCairnError } from "./isCairnError.ts";

/** HTTP's word that asking again is of no use: any 4xx but a timeout (408) and too many requests (429). */
const FINAL_STATUS = /^4(?!08|29)\d\d/;
/** What ethers says of a provider that its owner closed. */
const CLOSED = /provider destroyed/;

/**
 * Tells whether the network did not answer at all, so that the same question may be asked again: a connection that
 * broke, a gateway without a node behind it, a limit on requests. A node that answers with an error is not silent.
 */
export function isSilence(error: CairnError): boolean {
  if (isCairnError(error, "RATE_LIMITED")) return true;
  if (!isCairnError(error, "CHAIN_UNREACHABLE")) return false;
  return !layersOf(error).some(
    ({ code, info, message }) =>
      code === "UNKNOWN_ERROR" || FINAL_STATUS.test(statusOf(info)) || CLOSED.test(String(message)),
  );
}
