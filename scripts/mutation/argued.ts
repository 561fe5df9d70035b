import { readFileSync } from "node:fs";
import type { Mutant } from "./mutants.ts";

/** A survivor and why no test can or need tell it from the original. Its place is told by what outlives moved lines. */
export type Argued = Pick<Mutant, "file" | "within" | "source" | "operator" | "before" | "after"> & {
  readonly why: string;
};

export const ARGUED_FILE = "test/mutation/argued.json";

export function readArgued(): readonly Argued[] {
  return JSON.parse(readFileSync(ARGUED_FILE, "utf8")) as readonly Argued[];
}

/** Why a survivor is acceptable; undefined if nobody said. */
export function argumentFor(mutant: Mutant, argued: readonly Argued[]): string | undefined {
  return argued.find((one) => isSame(one, mutant))?.why;
}

/** Arguments for mutants of these that are no survivors: killed by now, or gone. */
export function staleOf(argued: readonly Argued[], survivors: readonly Mutant[]): readonly Argued[] {
  return argued.filter((one) => !survivors.some((mutant) => isSame(one, mutant)));
}

function isSame(argued: Argued, mutant: Mutant): boolean {
  return (
    argued.file === mutant.file &&
    argued.within === mutant.within &&
    argued.source === mutant.source &&
    argued.operator === mutant.operator &&
    argued.before === mutant.before &&
    argued.after === mutant.after
  );
}
