import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { joinPointer } from "../json/pointer.ts";

/** Refuses a part of a file, naming its path. */
export function refuse(path: string, message: string, value?: unknown): never {
  throw new CairnError("MALFORMED_BUNDLE", { message, details: { path, value } });
}

/** Reads an object. */
export function readObject(value: JsonValue | undefined, path: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuse(path, "The value is not an object.", value);
  }
  return value as JsonObject;
}

/** Refuses keys that the format does not have. */
export function refuseOthers(object: JsonObject, path: string, keys: readonly string[]): void {
  const other = Object.keys(object).find((key) => !keys.includes(key));
  if (other !== undefined) refuse(joinPointer(path, other), "The format has no such field.");
}

/** Reads an array. */
export function readArray(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (!Array.isArray(value)) refuse(path, "The value is not an array.", value);
  return value;
}

/** Reads text through a validating function. */
export function readText<Result>(
  value: JsonValue | undefined,
  path: string,
  make: (text: string) => Result,
): Result {
  if (typeof value !== "string") refuse(path, "The value is not text.", value);
  return withPath(path, value, make);
}

/** Reads a number through a validating function. */
export function readNumber<Result>(
  value: JsonValue | undefined,
  path: string,
  make: (number: number) => Result,
): Result {
  if (typeof value !== "number") refuse(path, "The value is not a number.", value);
  return withPath(path, value, make);
}

function withPath<Value, Result>(path: string, value: Value, make: (value: Value) => Result): Result {
  try {
    return make(value);
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    throw new CairnError("MALFORMED_BUNDLE", {
      message: cause.shortMessage,
      details: { path, value },
      fix: cause.fix,
      cause,
    });
  }
}
