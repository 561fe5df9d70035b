import type { Report } from "./explore.ts";
import { CALL_NAMES } from "./model/calls.ts";

/** Calls that always revert. */
const REFUSED: ReadonlySet<string> = new Set([
  "renounceOwnership",
  "transferFrom",
  "safeTransferFrom",
  "approve",
  "setApprovalForAll",
]);

/** Errors that no call of the model can bring about, by the reason. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
  "declared by OpenZeppelin's ERC-721 errors, and used by nothing": [
    "ERC721IncorrectOwner",
    "ERC721InsufficientApproval",
    "ERC721InvalidApprover",
    "ERC721InvalidOperator",
    "ERC721InvalidReceiver",
    "ERC721InvalidSender",
  ],
  "of constructors only": ["OwnableInvalidOwner", "InvalidShortString", "StringTooLong"],
  "times from the year 2106 on": ["SafeCastOverflowedUintDowncast"],
  "of executeBatch, which is OpenZeppelin's, and of its nonces": [
    "ERC2771ForwarderNoRefundReceiver",
    "InsufficientBalance",
    "InvalidAccountNonce",
  ],
};

/** What a deep run should have seen and has not. */
export function missing({ report, errorNames }: { report: Report; errorNames: readonly string[] }): {
  readonly commands: readonly string[];
  readonly errors: readonly string[];
} {
  const impossible = new Set(Object.values(IMPOSSIBLE).flat());
  return {
    commands: CALL_NAMES.filter((name) => !REFUSED.has(name) && !report.tallies.get(name)?.succeeded),
    errors: errorNames.filter((name) => !impossible.has(name) && !report.errors.has(name)),
  };
}
