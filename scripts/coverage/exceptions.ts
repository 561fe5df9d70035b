import type { Exception } from "./judge.ts";

/** Lines of `contracts/` that no test can reach, each with the reason. */
export const EXCEPTIONS: readonly Exception[] = [];
