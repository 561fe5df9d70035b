import { CairnError } from "../errors/CairnError.ts";

/** Refuses a number that readers would take differently. */
export function checkNumber(value: number, path: string, source: string = String(value)): void {
  if (!Number.isFinite(value)) {
    throw new CairnError("NUMBER_OUT_OF_RANGE", { details: { path, value: source } });
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new CairnError("UNSAFE_INTEGER", { details: { path, value: source } });
  }
}

/** Refuses a string that no UTF-8 text can carry. */
export function checkString(value: string, path: string): void {
  const at = value.search(/\p{Surrogate}/u);
  if (at >= 0) {
    const unit = value.charCodeAt(at).toString(16).padStart(4, "0");
    throw new CairnError("LONE_SURROGATE", { details: { path, character: `\\u${unit}` } });
  }
}

/** Refuses a key that can replace a prototype or that no UTF-8 text can carry. */
export function checkKey(key: string, path: string): void {
  if (key === "__proto__") throw new CairnError("FORBIDDEN_KEY", { details: { path, key } });
  checkString(key, path);
}

/** Refuses nesting beyond the limit. */
export function checkDepth(depth: number, path: string, limit: number): void {
  if (depth > limit) throw new CairnError("JSON_TOO_DEEP", { details: { limit, path } });
}
