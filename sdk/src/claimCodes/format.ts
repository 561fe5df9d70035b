import { CairnError } from "../errors/CairnError.ts";
import { charactersOf, GROUP_LENGTH, GROUPS } from "./alphabet.ts";
import { checkOf } from "./check.ts";
import type { ClaimCode } from "./draw.ts";
import { CODE_BYTES } from "./draw.ts";

/** Bits that a character carries. */
export const SYMBOL_BITS = 5n;
/** Characters without the check's two. */
export const DATA_LENGTH = GROUPS * GROUP_LENGTH - 2;
/** 26 characters carry 130 bits; the last two are 0. */
export const PADDING_BITS = BigInt(DATA_LENGTH) * SYMBOL_BITS - BigInt(CODE_BYTES * 8);

/**
 * Prints a claim code for a person: 7 groups of 4 characters of Crockford's base32, of which the last two are a check.
 * What it returns is as secret as the code.
 *
 * @param code - The code, from `claimCodes.draw` or `claimCodes.parse`.
 * @throws {@link CairnError} `INVALID_CLAIM_CODE` where it is not 16 bytes.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 *
 * const printed = claimCodes.format(claimCodes.draw());
 */
export function format(code: ClaimCode): string {
  if (!/^0x[0-9a-f]{32}$/.test(code)) {
    throw new CairnError("INVALID_CLAIM_CODE", {
      message: "The value is not the 16 bytes of a claim code.",
      fix: "Pass what `claimCodes.draw` or `claimCodes.parse` returned.",
    });
  }
  const value = BigInt(code) << PADDING_BITS;
  const data = Array.from({ length: DATA_LENGTH }, (_item, place) =>
    Number((value >> (BigInt(DATA_LENGTH - 1 - place) * SYMBOL_BITS)) & 31n),
  );
  const text = charactersOf([...data, ...checkOf(data)]);
  return Array.from({ length: GROUPS }, (_item, group) =>
    text.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join("-");
}
