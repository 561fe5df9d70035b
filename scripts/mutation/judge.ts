import type { Compiler } from "./lib/compilers.ts";
import { textOf } from "./lib/solc.ts";
import type { CompileResult, Suite, Variant, VariantOptions, Workbench } from "./lib/workbench.ts";
import type { Mutant } from "./mutants.ts";
import { applyMutant } from "./mutants.ts";

/** What became of a mutant. */
export type Fate =
  /** A test failed: the first one that did. */
  | { readonly fate: "killed"; readonly by: string }
  | { readonly fate: "survived" }
  /** The code is the same to the byte. */
  | { readonly fate: "equivalent" }
  /** It does not compile, and is not counted. */
  | { readonly fate: "invalid" };

/** Says what becomes of mutants. */
export type Judge = {
  readonly judge: (mutant: Mutant, compiler: Compiler) => Promise<Fate>;
  /** Tests that need more gas than a test may use here. */
  readonly leftOut: readonly string[];
};

/** One run of tests; the steps go from the quickest and most telling to the slowest. */
type Step = {
  readonly pattern: string;
  readonly leaveOut: string;
  readonly suites: Place;
  readonly gasLimit?: bigint;
};
/** Of the library, where it has unit tests; of the function; of the contracts that the mutant is part of; all others. */
type Place = "library" | "function" | "contract" | "other";

const TEST = "^test";
const FUZZ = "^testFuzz_";
const INVARIANT = "^invariant_";
const NOTHING = "^$";
/** A loop that never ends fails within a second; no test of the contracts as they are needs as much, but those left out. */
const GAS_LIMIT = 268_435_456n;
/**
 * For the tests of libraries, which deploy nothing: the engine runs one that failed once more to trace it, step by step,
 * and a loop that never ends would fill the memory.
 */
const LIBRARY_GAS_LIMIT = 4_194_304n;
const FUZZ_RUNS = 8;
const INVARIANTS = { runs: 8, depth: 32 } as const;
const RANDOM = { fuzzRuns: FUZZ_RUNS, invariants: INVARIANTS } as const;
/** Tests that use more gas come after the others, one by one, the cheapest first. */
const MUCH_GAS = 20_000_000n;
/** Its tests take as long as all others together, so only mutants of what it shows are tried on them. */
const RENDERER = "AchievementRenderer";
const RENDERER_SUITES = `test/unit/${RENDERER}/`;

/**
 * Runs all tests on the contracts as they are, which must pass, and learns which are slow. Runs of random tests are cut
 * short, and some suites are not tried where they have little to say: both can only let more mutants survive.
 */
export async function openJudge(bench: Workbench): Promise<Judge> {
  const { leftOut, tooLong, slow } = await rehearse(bench);
  const without = [FUZZ, ...leftOut.map(toPattern)].join("|");
  const late = `${without}|${toAny(slow)}`;
  const slowly = (suites: Place): readonly Step[] =>
    slow
      .filter((test) => !leftOut.includes(test))
      .map((test) => ({ suites, pattern: toPattern(test), leaveOut: without }));
  const steps: readonly Step[] = [
    {
      suites: "library",
      pattern: TEST,
      leaveOut: `${without}|${toAny(tooLong)}`,
      gasLimit: LIBRARY_GAS_LIMIT,
    },
    { suites: "function", pattern: TEST, leaveOut: late },
    { suites: "contract", pattern: TEST, leaveOut: late },
    ...slowly("contract"),
    { suites: "other", pattern: TEST, leaveOut: late },
    { suites: "library", pattern: FUZZ, leaveOut: NOTHING, gasLimit: LIBRARY_GAS_LIMIT },
    { suites: "contract", pattern: FUZZ, leaveOut: NOTHING },
    ...slowly("other"),
    { suites: "other", pattern: FUZZ, leaveOut: NOTHING },
    { suites: "other", pattern: INVARIANT, leaveOut: NOTHING },
  ];
  const originals = new Map<string, Promise<CompileResult>>();
  const originalOf = (
    file: string,
    options: VariantOptions,
    { compile }: Compiler,
  ): Promise<CompileResult> => {
    const key = `${file} ${options.only} ${options.optimized}`;
    const known = originals.get(key) ?? bench.compileVariantIn(compile, { [file]: textOf(file) }, options);
    originals.set(key, known);
    return known;
  };

  const judge: Judge["judge"] = async (mutant, compiler) => {
    const { file } = mutant;
    const replaced = { [file]: applyMutant(textOf(file), mutant) };
    const build = (options: VariantOptions): Promise<CompileResult> =>
      bench.compileVariantIn(compiler.compile, replaced, options);
    const kill = async (variant: Variant, among: readonly Step[]): Promise<string | undefined> => {
      for (const step of among) {
        const by = await killer({ bench, variant, step, within: mutant.within });
        if (by !== undefined) return by;
      }
      return undefined;
    };
    const ownTests = await build({ only: "tests" });
    if (!ownTests.ok) return { fate: "invalid" };
    const early =
      ownTests.variant.tests.size === 0 ? undefined : await kill(ownTests.variant, steps.slice(0, 1));
    if (early !== undefined) return { fate: "killed", by: early };
    const contracts = await build({ only: "contracts" });
    if (!contracts.ok) return { fate: "invalid" };
    const variant = { ...contracts.variant, tests: ownTests.variant.tests };
    const sameTests = isSame(ownTests, await originalOf(file, { only: "tests" }, compiler));
    if (sameTests && isSame(contracts, await originalOf(file, { only: "contracts" }, compiler)))
      return { fate: "equivalent" };
    const by = await kill(variant, steps.slice(1));
    if (by !== undefined) return { fate: "killed", by };
    const same = isSame(
      await build({ optimized: true }),
      await originalOf(file, { optimized: true }, compiler),
    );
    return { fate: same ? "equivalent" : "survived" };
  };
  return { judge, leftOut };
}

async function rehearse(
  bench: Workbench,
): Promise<Readonly<Record<"leftOut" | "tooLong" | "slow", readonly string[]>>> {
  const variant = bench.original;
  const run = await bench.run({ variant, pattern: TEST, depth: RANDOM });
  assertGreen(run.failed);
  const random = await bench.run({ variant, pattern: INVARIANT, depth: RANDOM });
  assertGreen(random.failed);
  const byGas = [...run.gas].sort((a, b) => Number(a.used - b.used));
  const namesAbove = (limit: bigint): readonly string[] => [
    ...new Set(byGas.filter(({ used }) => used > limit).map(({ test }) => test)),
  ];
  return {
    leftOut: namesAbove(GAS_LIMIT),
    tooLong: namesAbove(LIBRARY_GAS_LIMIT),
    slow: namesAbove(MUCH_GAS),
  };
}

function assertGreen(failed: readonly { readonly suite: string; readonly test: string }[]): void {
  if (failed.length === 0) return;
  const names = failed.map(({ suite, test }) => `${suite}.${test}`).join(", ");
  throw new Error(
    `these tests fail on the contracts as they are, so they say nothing about mutants: ${names}`,
  );
}

async function killer({
  bench,
  variant,
  step: { pattern, leaveOut, suites, gasLimit = GAS_LIMIT },
  within,
}: {
  bench: Workbench;
  variant: Variant;
  step: Step;
  within: string;
}): Promise<string | undefined> {
  const shows = variant.touched.some(({ name }) => name === RENDERER);
  const only = (suite: Suite): boolean =>
    placesOf({ suite, variant, within }).includes(suites) &&
    (shows || !suite.file.startsWith(RENDERER_SUITES));
  const { failed } = await bench.run({ variant, pattern, leaveOut, only, depth: { ...RANDOM, gasLimit } });
  const first = failed[0];
  return first === undefined ? undefined : `${first.suite}.${first.test}`;
}

function placesOf({
  suite: { name, file },
  variant: { touched, tests },
  within,
}: {
  suite: Suite;
  variant: Variant;
  within: string;
}): readonly Place[] {
  if (tests.has(name)) return ["library"];
  const folders = touched.map((contract) => `test/unit/${contract.name}/`);
  if (folders.some((folder) => file === `${folder}${within}.t.sol`)) return ["function", "contract"];
  return [folders.some((folder) => file.startsWith(folder)) ? "contract" : "other"];
}

function isSame(a: CompileResult, b: CompileResult): boolean {
  return a.ok && b.ok && codeOf(a.variant) === codeOf(b.variant);
}

function codeOf({ contracts, tests }: Variant): string {
  return [...contracts, ...tests].map(([name, { creation }]) => `${name} ${creation}`).join("\n");
}

function toAny(tests: readonly string[]): string {
  return tests.map(toPattern).join("|") || NOTHING;
}

/** Names end with `()` or with the types of their parameters. */
function toPattern(test: string): string {
  return `^${test.replace(/\(.*$/u, "")}\\(`;
}
