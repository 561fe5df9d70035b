import { hexlify } from "ethers";
import type { Branded } from "../ids.ts";

/**
 * The secret behind a learner's first address: 16 bytes, as 0x and 32 lower-case hexadecimal digits. People get it
 * printed, by {@link format}. Who knows it can act as that learner, and so can who made it, until the learner moves
 * control to a wallet of their own.
 */
export type ClaimCode = Branded<`0x${string}`, "ClaimCode">;

/** Bytes of a code: nobody finds one by trying. */
export const CODE_BYTES = 16;

/**
 * Draws a new claim code, for a learner without a wallet. Who draws it can act as that learner until the learner moves
 * control to a wallet of their own: keep it no longer than it takes to hand it over.
 *
 * @returns 16 bytes of the platform's cryptographic source.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 *
 * const code = claimCodes.draw();
 * const learner = claimCodes.addressOf(code);
 */
export function draw(): ClaimCode {
  return hexlify(crypto.getRandomValues(new Uint8Array(CODE_BYTES))) as ClaimCode;
}
