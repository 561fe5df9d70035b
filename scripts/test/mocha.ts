// Runs mocha tests, alone or inside Hardhat, and writes their results.
//   node scripts/test/mocha.ts <results.json> plain|hardhat <file>…
import Mocha from "mocha";
import type { TestResult } from "./results.ts";
import { writeResults } from "./results.ts";

const [file, mode, ...testFiles] = process.argv.slice(2);
if (file === undefined || (mode !== "plain" && mode !== "hardhat")) {
  throw new Error("give a results file, then plain or hardhat, then the test files");
}

const results: TestResult[] = [];

/** Mocha's usual output, and a record of each result. A hook that fails is a failed test. */
class Recorder extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const record = (outcome: TestResult["outcome"]) => (test: Mocha.Runnable) => {
      results.push({ name: test.fullTitle(), outcome, milliseconds: test.duration ?? 0 });
    };
    runner.on("pass", record("passed"));
    runner.on("fail", record("failed"));
    runner.on("pending", record("skipped"));
  }
}

async function runPlain(): Promise<void> {
  const mocha = new Mocha({ reporter: Recorder, timeout: 60_000, forbidOnly: true });
  for (const testFile of testFiles) mocha.addFile(testFile);
  await mocha.loadFilesAsync();
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
}

async function runInHardhat(): Promise<void> {
  const { default: hre } = await import("hardhat");
  Object.assign(hre.config.test.mocha, { reporter: Recorder, forbidOnly: true });
  await hre.tasks.getTask(["test", "mocha"]).run({ testFiles, noCompile: true });
}

await (mode === "plain" ? runPlain() : runInHardhat());
await writeResults({ file, results });
process.exit(results.every(({ outcome }) => outcome === "passed") ? 0 : 1);
