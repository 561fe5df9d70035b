import { canonicalize } from "../json/canonicalize.ts";
import type { GuardianFile, GuardianSet } from "./Guardians.ts";

/**
 * Writes the learner's set, or a guardian's file, as text: RFC 8785 and a line feed.
 *
 * @param file - Set or file.
 *
 * @example
 * import { recovery } from "@cairn/sdk";
 *
 * function download(set: recovery.GuardianSet) {
 *   return new File([recovery.serialize(set)], "mine.cairn-guardians.json");
 * }
 */
export function serialize(file: GuardianSet | GuardianFile): string {
  const value =
    file.type === "CairnGuardian"
      ? { ...file }
      : { ...file, guardians: file.guardians.map((guardian) => ({ ...guardian })) };
  return `${canonicalize(value)}\n`;
}
