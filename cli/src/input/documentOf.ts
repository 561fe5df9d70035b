import { json } from "@cairn/sdk";
import { isPlace } from "./paths.ts";

/** A value and its place in the document. */
export interface DocumentField {
  /** JSON Pointer, as `checkPaths` accepted it. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/**
 * Makes the private document of a result: an Open Badges 3.0 `AchievementSubject` with the given fields. What stands
 * under `/result/0`, `/result/1` … are its `Result`s. Steps 0, 1, 2 … make lists, in that order and without the places
 * that a row leaves empty.
 *
 * @example
 * const document = documentOf([{ path: "/result/0/value", value: "Pass" }]);
 * // { type: ["AchievementSubject"], result: [{ type: ["Result"], value: "Pass" }] }
 */
export function documentOf(fields: readonly DocumentField[]): json.JsonObject {
  const root: Container = new Map([["type", ["AchievementSubject"]]]);
  for (const { path, value } of fields) {
    const steps = json.splitPointer(path) ?? [];
    const last = steps.at(-1) ?? "";
    let container = root;
    for (const [depth, step] of steps.slice(0, -1).entries()) {
      const isResult = depth === 1 && steps[0] === "result";
      const inside = container.get(step) ?? new Map(isResult ? [["type", ["Result"]]] : []);
      container.set(step, inside);
      container = inside as Container;
    }
    container.set(last, value);
  }
  return plainOf(root) as json.JsonObject;
}

type Container = Map<string, Container | json.JsonValue>;

function plainOf(value: Container | json.JsonValue): json.JsonValue {
  if (!(value instanceof Map)) return value;
  const entries = [...value.entries()];
  if (entries.every(([step]) => isPlace(step))) {
    return entries.sort(([left], [right]) => Number(left) - Number(right)).map(([, item]) => plainOf(item));
  }
  return Object.fromEntries(entries.map(([step, item]) => [step, plainOf(item)]));
}
