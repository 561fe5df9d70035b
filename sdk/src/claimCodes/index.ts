export { type ClaimCode, draw } from "./draw.ts";
export { format } from "./format.ts";
export { type ClaimLink, fromLink, toLink } from "./link.ts";
export { parse } from "./parse.ts";
export { takeControl } from "./takeControl.ts";
export { addressOf, walletOf } from "./walletOf.ts";
