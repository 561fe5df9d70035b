import type { Exception } from "./judge.ts";

/** Lines of `contracts/` that no test can reach, each with the reason. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    file: "contracts/periphery/SignatureProbe.sol",
    line: "answers[i] = false;",
    why: "the body of a `try` whose constructor always reverts; Solidity wants one, and this is the safe answer.",
  },
  {
    file: "contracts/LearnerRegistry.sol",
    line: "return ERC2771Context._msgData();",
    why: "Solidity demands this override where two bases have the function; nothing of ours reads the calldata of a request.",
  },
];
