import type { JsonValue } from "../../json/JsonValue.ts";
import { splitPointer } from "../../json/pointer.ts";

/** The value that a JSON Pointer names; undefined where there is none. */
export function valueAt(value: JsonValue, pointer: string): JsonValue | undefined {
  return splitPointer(pointer)?.reduce<JsonValue | undefined>((within, step) => {
    if (typeof within !== "object" || within === null || !Object.hasOwn(within, step)) return undefined;
    return (within as Readonly<Record<string, JsonValue>>)[step];
  }, value);
}
