const ESCAPED = /[~/]/;

/**
 * Adds a step to a JSON Pointer (RFC 6901), escaping `~` and `/`.
 *
 * @param pointer - The pointer of the container; "" is the whole value.
 * @param step - The key or index.
 *
 * @example
 * import { json } from "@cairn/sdk";
 *
 * const path = json.joinPointer(json.joinPointer("", "results"), 0); // "/results/0"
 */
export function joinPointer(pointer: string, step: string | number): string {
  const text = String(step);
  return `${pointer}/${ESCAPED.test(text) ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text}`;
}

/**
 * Splits a JSON Pointer (RFC 6901) into its unescaped steps.
 *
 * @param pointer - "" or steps that each start with "/".
 * @returns The steps, or undefined where the text is no pointer.
 *
 * @example
 * import { json } from "@cairn/sdk";
 *
 * const steps = json.splitPointer("/results/0"); // ["results", "0"]
 */
export function splitPointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
