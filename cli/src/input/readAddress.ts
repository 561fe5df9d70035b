import type { Address } from "@cairn/sdk";
import { address } from "@cairn/sdk";
import { looksSecret } from "./characters.ts";
import type { RowFaultCode } from "./rowFaults.ts";

/** What a cell says as a wallet's address, or why it says none. */
export type AddressReading =
  | { readonly learner: Address; readonly hasChecksum: boolean }
  | { readonly code: RowFaultCode };

/** Below it, the network keeps addresses for itself; what is sent to 0x…dEaD is meant to be lost. */
const FIRST_FREE = 0x1_0000n;
const DIGITS = /^0x[0-9a-fA-F]{40}$/;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
const NAME = /^[^\s@/]+\.[a-z]{2,}$/i;

/**
 * Reads an address. Letters of mixed case must have the checksum of ERC-55; where all letters have the same case, a
 * typing error cannot be noticed.
 *
 * @param text - The cell, not empty.
 */
export function readAddress(text: string): AddressReading {
  if (!DIGITS.test(text)) return { code: faultOf(text) };
  if (BigInt(text) < FIRST_FREE) return { code: "ADDRESS_RESERVED" };
  const digits = text.slice(2);
  const hasChecksum = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  try {
    return { learner: address(text), hasChecksum };
  } catch {
    return { code: "ADDRESS_CHECKSUM" };
  }
}

function faultOf(text: string): RowFaultCode {
  if (looksSecret(text)) return "ADDRESS_IS_SECRET";
  if (SPREADSHEET_NUMBER.test(text)) return "ADDRESS_AS_NUMBER";
  return NAME.test(text) ? "ADDRESS_IS_NAME" : "ADDRESS_INVALID";
}
