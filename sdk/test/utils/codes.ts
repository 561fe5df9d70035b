import { expect } from "chai";
import type { CairnError, ErrorCode } from "../../src/index.ts";
import { isCairnError } from "../../src/index.ts";

/** Runs what must fail with a code, and returns the error. */
export function errorOf<Code extends ErrorCode>(code: Code, run: () => unknown): CairnError<Code> {
  try {
    run();
  } catch (error) {
    if (isCairnError(error, code)) return error;
    throw error;
  }
  return expect.fail(`expected ${code}, but nothing was thrown`);
}

/** Awaits what must fail with a code, and returns the error. */
export async function rejectionOf<Code extends ErrorCode>(
  code: Code,
  promise: Promise<unknown>,
): Promise<CairnError<Code>> {
  try {
    await promise;
  } catch (error) {
    if (isCairnError(error, code)) return error;
    throw error;
  }
  return expect.fail(`expected ${code}, but nothing was thrown`);
}
