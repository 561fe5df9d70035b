export { CairnError, type CairnErrorOptions, type ErrorDetails } from "./CairnError.ts";
export { ERRORS, type ErrorCode, type ErrorEntry } from "./catalog.ts";
export { CONTRACT_ERRORS, type ContractErrorEntry, type ContractErrorName } from "./contractErrors.ts";
export { type DecodedRevert, decodeRevert } from "./decodeRevert.ts";
export { fromChain } from "./fromChain.ts";
export { isCairnError } from "./isCairnError.ts";
export { throwIfAborted } from "./throwIfAborted.ts";
