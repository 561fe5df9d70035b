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

/** Errors that no call of the model can bring about, and why. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  OwnableInvalidOwner: "only the constructor, and renouncing, could name no owner",
  SafeCastOverflowedUintDowncast: "times beyond 2^32 come in the year 2106, and expiries are checked before",
};

/** What a deep run should have seen and has not. */
export function missing({ report, errorNames }: { report: Report; errorNames: readonly string[] }): {
  readonly commands: readonly string[];
  readonly errors: readonly string[];
} {
  return {
    commands: CALL_NAMES.filter((name) => !REFUSED.has(name) && !report.tallies.get(name)?.succeeded),
    errors: errorNames.filter((name) => !(name in IMPOSSIBLE) && !report.errors.has(name)),
  };
}
