import { CairnError } from "../errors/CairnError.ts";
import { GROUP_LENGTH, GROUPS, LENGTH, symbolOf } from "./alphabet.ts";
import { faultOf } from "./check.ts";
import type { ClaimCode } from "./draw.ts";
import { CODE_BYTES } from "./draw.ts";
import { DATA_LENGTH, PADDING_BITS, SYMBOL_BITS } from "./format.ts";

/**
 * Reads a claim code as a person typed it: in either case, with any spaces and dashes or none, with O for 0 and I or L
 * for 1. A code with a wrong character is refused, never corrected.
 *
 * @param text - What was typed.
 * @throws {@link CairnError} `INVALID_CLAIM_CODE`, with the `group` (1 to 7) that is wrong where that can be told. The
 * error never holds the code.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 *
 * const code = claimCodes.parse("008j 4ct4 ank7 f24s naxw sqfe zwkp");
 */
export function parse(text: string): ClaimCode {
  const groups = groupsOf(text);
  const symbols = groups.flatMap((group, place) => [...group].map((character) => read(character, place)));
  if (symbols.length !== LENGTH) throw wrongLength(groups, symbols.length);
  const fault = faultOf(symbols);
  const value = symbols
    .slice(0, DATA_LENGTH)
    .reduce((sum, symbol) => (sum << SYMBOL_BITS) | BigInt(symbol), 0n);
  const code = value >> PADDING_BITS;
  if (fault !== undefined || code << PADDING_BITS !== value) throw wrongCheck(fault?.place ?? null);
  return `0x${code.toString(16).padStart(CODE_BYTES * 2, "0")}` as ClaimCode;
}

/** The groups as they were typed, where there are seven; else the characters by fours. */
function groupsOf(text: string): string[] {
  const typed = text.split(/[\s\p{Dash}]+/u).filter((group) => group !== "");
  if (typed.length === GROUPS) return typed;
  return typed.join("").match(/.{1,4}/gu) ?? [];
}

function read(character: string, place: number): number {
  const symbol = symbolOf(character);
  if (symbol !== undefined) return symbol;
  throw new CairnError("INVALID_CLAIM_CODE", {
    message: `Group ${place + 1} of the claim code has a character that no code has.`,
    details: { group: place + 1, character },
  });
}

function wrongLength(groups: readonly string[], characters: number): CairnError {
  const place =
    groups.length === GROUPS ? groups.findIndex((group) => [...group].length !== GROUP_LENGTH) : -1;
  if (place === -1) {
    return new CairnError("INVALID_CLAIM_CODE", {
      message: `A claim code has ${LENGTH} characters, and this one has ${characters}.`,
      details: { characters },
    });
  }
  return new CairnError("INVALID_CLAIM_CODE", {
    message: `Group ${place + 1} of the claim code does not have ${GROUP_LENGTH} characters.`,
    details: { group: place + 1 },
  });
}

function wrongCheck(place: number | null): CairnError {
  if (place === null) {
    return new CairnError("INVALID_CLAIM_CODE", {
      message: "The claim code does not fit its check: characters are wrong, or changed places.",
    });
  }
  const group = Math.floor(place / GROUP_LENGTH) + 1;
  return new CairnError("INVALID_CLAIM_CODE", {
    message: `The claim code does not fit its check; if one character is wrong, it is in group ${group}.`,
    details: { group },
  });
}
