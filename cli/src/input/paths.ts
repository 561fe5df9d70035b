import { json } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import type { Mapping } from "./Mapping.ts";
import { mappingError } from "./mappingFaults.ts";

const PLACE_IN_LIST = /^(?:0|[1-9]\d{0,2})$/;

/** Tells whether a step of a path is a place in a list. */
export function isPlace(step: string): boolean {
  return PLACE_IN_LIST.test(step);
}

/** Makes a JSON Pointer of a plain key; a pointer stays as it is. */
export function pointerOf(keyOrPointer: string): string {
  return keyOrPointer.startsWith("/") ? keyOrPointer : json.joinPointer("", keyOrPointer);
}

/**
 * Checks that the fields of a mapping fit into one document.
 *
 * @throws {@link CairnError} `INVALID_ARGUMENT` for a path that is no pointer or is taken, for two in one place, and for
 * lists that do not count from 0.
 */
export function checkPaths({ mapping, language }: { mapping: Mapping; language: Language }): void {
  const people = [mapping.name?.path, mapping.email?.path].filter((path) => typeof path === "string");
  const paths = [...people, ...mapping.fields.map(({ path }) => path)];
  /** The steps that follow each container. */
  const followers = new Map<string, Set<string>>();
  for (const path of paths) {
    const steps = json.splitPointer(path);
    if (steps === undefined || !isFree(steps))
      throw mappingError({ code: "PATH_WRONG", language, values: { path } });
    const clash = paths.find((other) => other !== path && `${other}/`.startsWith(`${path}/`));
    if (clash !== undefined || paths.indexOf(path) !== paths.lastIndexOf(path)) {
      throw mappingError({ code: "PATH_TWICE", language, values: { path, other: clash ?? path } });
    }
    let container = "";
    for (const step of steps) {
      followers.set(container, (followers.get(container) ?? new Set()).add(step));
      container = json.joinPointer(container, step);
    }
  }
  for (const [container, steps] of followers) {
    const places = [...steps].filter(isPlace).map(Number);
    const isList = places.length > 0;
    const counts = places.length === steps.size && Math.max(...places) === steps.size - 1;
    if (isList && (container === "" || !counts)) {
      throw mappingError({ code: "PATH_WRONG", language, values: { path: container } });
    }
  }
}

/** Whether nothing else of the document stands at a path. */
function isFree(steps: readonly string[]): boolean {
  if (steps.length === 0 || steps.length > json.MAX_JSON_DEPTH) return false;
  if (steps.includes("__proto__") || steps.includes("")) return false;
  const [first, place, key] = steps;
  if (first === "type") return false;
  if (first !== "result") return true;
  return place !== undefined && isPlace(place) && key !== undefined && key !== "type";
}
