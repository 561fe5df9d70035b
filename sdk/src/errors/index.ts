export { CairnError, type CairnErrorOptions, type ErrorDetails } from "./CairnError.ts";
export { ERRORS, type ErrorCode, type ErrorEntry } from "./catalog.ts";
export { isCairnError } from "./isCairnError.ts";
export { throwIfAborted } from "./throwIfAborted.ts";
