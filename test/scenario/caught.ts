import type { CairnError } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";

/** The SDK's error with which a promise is rejected; fails where it is not. */
export async function caught(promise: Promise<unknown>): Promise<CairnError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    if (isCairnError(error)) return error;
    throw error;
  }
  throw new Error(`expected a CairnError, and got ${typeof value}`);
}
