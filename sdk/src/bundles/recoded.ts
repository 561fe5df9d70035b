import { CairnError } from "../errors/CairnError.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import { isCairnError } from "../errors/isCairnError.ts";

/** Reads a file of another kind by the readers of bundles: what they refuse is said with that kind's code. */
export function recoded<Result>(code: ErrorCode, reading: () => Result): Result {
  try {
    return reading();
  } catch (cause) {
    if (!isCairnError(cause) || cause.code === code || cause.code === "UNSUPPORTED_VERSION") throw cause;
    throw new CairnError(code, {
      message: cause.shortMessage,
      details: { reason: cause.code, ...cause.details },
      cause,
    });
  }
}
