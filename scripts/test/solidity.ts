// Runs the Solidity tests whose names match a pattern and writes their results.
//   node scripts/test/solidity.ts <results.json> <pattern> [<pattern to leave out>]
import { againWhereCacheMoved } from "../lib/again.ts";
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

const [file, grep, grepExclude] = process.argv.slice(2);
if (file === undefined || grep === undefined) throw new Error("give a results file and a pattern");

const hre = await solidityTests();
const task = hre.tasks.getTask(["test", "solidity"]);
const ran = await againWhereCacheMoved(
  async () => (await task.run({ noCompile: true, grep, grepExclude })) as TaskResult,
);
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
