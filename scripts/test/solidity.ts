// Runs the Solidity tests whose names match a pattern and writes their results.
//   node scripts/test/solidity.ts <results.json> <pattern> [<pattern to leave out>]
import { setTimeout } from "node:timers/promises";
import { solidityTests } from "./environment.ts";
import type { TestResult } from "./results.ts";
import { writeResults } from "./results.ts";

type SuiteResults = {
  readonly suiteResults: readonly {
    readonly id: { readonly name: string };
    readonly testResults: readonly {
      readonly name: string;
      readonly status: "Success" | "Failure" | "Skipped";
      readonly durationNs: bigint;
    }[];
  }[];
};
type TaskResult =
  | { readonly success: true; readonly value: SuiteResults }
  | { readonly success: false; readonly error: SuiteResults };

const OUTCOMES = { Success: "passed", Failure: "failed", Skipped: "skipped" } as const;

const MOST_ATTEMPTS = 5;
const PAUSE_MS = 200;

const [file, grep, grepExclude] = process.argv.slice(2);
if (file === undefined || grep === undefined) throw new Error("give a results file and a pattern");

const hre = await solidityTests();
const task = hre.tasks.getTask(["test", "solidity"]);
const ran = await runOnce();
const { suiteResults } = ran.success ? ran.value : ran.error;
const results: TestResult[] = suiteResults.flatMap((suite) =>
  suite.testResults.map(({ name, status, durationNs }) => ({
    name: `${suite.id.name}.${name}`,
    outcome: OUTCOMES[status],
    milliseconds: Number(durationNs / 1_000_000n),
  })),
);
await writeResults({ file, results });
const seed = hre.config.test.solidity.profiles.default?.fuzz.seed;
if (!ran.success) console.log(`The seed of fuzz tests and invariants was ${seed}; CAIRN_SEED sets another.`);
process.exitCode = ran.success ? 0 : 1;

/**
 * Before it runs anything, Hardhat writes the build's cache anew, by way of a file that all processes share: of kinds that
 * start at the same moment one may find that file moved away. Then no test has run yet, and it begins again.
 */
async function runOnce(): Promise<TaskResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await task.run({ noCompile: true, grep, grepExclude })) as TaskResult;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !String(error).includes("compile-cache.json.tmp")) throw error;
      await setTimeout(attempt * PAUSE_MS);
    }
  }
}
