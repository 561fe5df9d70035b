export { execute } from "./execute.ts";
export { FORWARD_TYPES, type ForwardRequest, sign } from "./sign.ts";
