import { BaseWallet, computeAddress, concat, keccak256, SigningKey, toUtf8Bytes } from "ethers";
import type { Address } from "../ids.ts";
import type { ClaimCode } from "./draw.ts";

/** Keeps the key apart from any other use of the same bytes. */
const DOMAIN = toUtf8Bytes("Cairn claim code, version 1");

/**
 * Makes the wallet of a claim code. Its key is the Keccak-256 of a fixed text and the code's bytes. Who made the code
 * can act as the learner as well: a learner who has a wallet of their own should move control to it.
 *
 * @param code - The code, from `claimCodes.draw` or `claimCodes.parse`.
 * @returns An ethers wallet without a provider; `connect` gives it one.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 * import { JsonRpcProvider } from "ethers";
 *
 * function learnerOf(typed: string, rpc: string) {
 *   return claimCodes.walletOf(claimCodes.parse(typed)).connect(new JsonRpcProvider(rpc));
 * }
 */
export function walletOf(code: ClaimCode): BaseWallet {
  return new BaseWallet(new SigningKey(keyOf(code)));
}

/**
 * Gives the address of a claim code: to whom the hub attests.
 *
 * @param code - The code, from `claimCodes.draw` or `claimCodes.parse`.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 *
 * const learner = claimCodes.addressOf(claimCodes.draw());
 */
export function addressOf(code: ClaimCode): Address {
  return computeAddress(keyOf(code)) as Address;
}

function keyOf(code: ClaimCode): string {
  return keccak256(concat([DOMAIN, code]));
}
