import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Argued } from "./argued.ts";
import { argumentFor } from "./argued.ts";
import type { Fate } from "./judge.ts";
import type { Mutant } from "./mutants.ts";
import type { Operator } from "./operators.ts";

/** A mutant and what became of it. */
export type Judged = { readonly mutant: Mutant; readonly fate: Fate };
export type Counts = {
  /** All that compile and differ from the original: killed and survived. */
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly invalid: number;
};
export type Report = {
  readonly commit: string;
  readonly date: string;
  readonly compiler: string;
  /** Of the mutants, in per cent, rounded down. */
  readonly score: number;
  readonly total: Counts;
  /** Mutants that this run did not come to. */
  readonly notRun: number;
  readonly files: readonly (Counts & { readonly file: string })[];
  readonly operators: readonly (Counts & { readonly operator: Operator })[];
  /** Tests that were not run on mutants, since they need more gas than a test may use there. */
  readonly leftOut: readonly string[];
  readonly survivors: readonly { readonly id: string; readonly within: string; readonly why: string }[];
};

export const REPORT_FILE = "test/mutation/report.json";
const COMPILER = "solc 0.8.37, cancun, without optimizer";

export function countsOf(judged: readonly Judged[]): Counts {
  const of = (fate: Fate["fate"]): number => judged.filter((one) => one.fate.fate === fate).length;
  const [killed, survived] = [of("killed"), of("survived")];
  return {
    mutants: killed + survived,
    killed,
    survived,
    equivalent: of("equivalent"),
    invalid: of("invalid"),
  };
}

/** Killed mutants in per cent, rounded down to a tenth: what is reached was reached. */
export function scoreOf({ killed, mutants }: Counts): number {
  return mutants === 0 ? 100 : Math.floor((killed * 1000) / mutants) / 10;
}

export function reportOf({
  judged,
  argued,
  leftOut,
  notRun,
}: {
  judged: readonly Judged[];
  argued: readonly Argued[];
  leftOut: readonly string[];
  notRun: number;
}): Report {
  const total = countsOf(judged);
  return {
    commit: git("rev-parse", "--short=12", "HEAD"),
    date: new Date().toISOString().slice(0, 10),
    compiler: COMPILER,
    score: scoreOf(total),
    total,
    notRun,
    files: grouped(judged, ({ mutant }) => mutant.file).map(([file, of]) => ({ file, ...countsOf(of) })),
    operators: grouped(judged, ({ mutant }) => mutant.operator).map(([operator, of]) => ({
      operator,
      ...countsOf(of),
    })),
    leftOut,
    survivors: judged
      .filter(({ fate }) => fate.fate === "survived")
      .map(({ mutant }) => ({
        id: mutant.id,
        within: mutant.within,
        why: argumentFor(mutant, argued) ?? "",
      })),
  };
}

export function writeReport(report: Report): void {
  writeFileSync(REPORT_FILE, `${JSON.stringify(report, null, 2)}\n`);
}

function grouped<Key extends string>(
  judged: readonly Judged[],
  keyOf: (one: Judged) => Key,
): readonly (readonly [Key, readonly Judged[]])[] {
  const groups = new Map<Key, Judged[]>();
  for (const one of judged) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8" }).trim();
}
