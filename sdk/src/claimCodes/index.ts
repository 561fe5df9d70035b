export { type ClaimCode, draw } from "./draw.ts";
export { format } from "./format.ts";
export { parse } from "./parse.ts";
export { addressOf, walletOf } from "./walletOf.ts";
