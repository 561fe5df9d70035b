export { canonicalize } from "./canonicalize.ts";
export { type JsonObject, type JsonValue, MAX_JSON_DEPTH } from "./JsonValue.ts";
export { parse } from "./parse.ts";
export { joinPointer, splitPointer } from "./pointer.ts";
