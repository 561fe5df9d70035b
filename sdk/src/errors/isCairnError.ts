import { CairnError } from "./CairnError.ts";
import type { ErrorCode } from "./catalog.ts";
import { ERRORS } from "./catalog.ts";

/**
 * Tells whether a caught value is an error of the SDK, and of which code.
 * It also recognises errors of a second copy of the package.
 *
 * @param error - The caught value.
 * @param code - The code to narrow to; any code when absent.
 * @returns True where the value is such an error.
 *
 * @example
 * import { hubId, isCairnError } from "@cairn/sdk";
 *
 * try {
 *   hubId(0);
 * } catch (error) {
 *   if (!isCairnError(error, "INVALID_ID")) throw error;
 *   console.log(error.fix);
 * }
 */
export function isCairnError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is CairnError<Code> {
  if (!(error instanceof CairnError) && !isForeignCairnError(error)) return false;
  return code === undefined || error.code === code;
}

function isForeignCairnError(error: unknown): error is CairnError {
  return (
    error instanceof Error &&
    error.name === "CairnError" &&
    "code" in error &&
    typeof error.code === "string" &&
    Object.hasOwn(ERRORS, error.code)
  );
}
