// Plays the invariants and compares the contracts with their model for much longer than npm test does.
//   npm run test:deep
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startProgress } from "./lib/progress.ts";
import type { TestResult } from "./test/results.ts";
import { readResults } from "./test/results.ts";

const HELP = `The deep profile: both at the same time, on two processors.

  npm run test:deep -- [--runs N] [--depth N] [--sequences N] [--seed S] [--json]

  --runs N        runs of the invariants (1,024; npm test: 256)
  --depth N       calls of each run (512; npm test: 256)
  --sequences N   sequences of the reference model (1,200; npm test: 25)
  --seed S        another start for chance, a whole number; without it each has its usual one
  --json          one line of JSON at the end

Ends with 1 if anything failed. What failed is printed with its shortest sequence and its seed.`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1024" },
    depth: { type: "string", default: "512" },
    sequences: { type: "string", default: "1200" },
    seed: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** One of the two, and how it ended. */
type Part = { readonly name: string; readonly args: readonly string[]; readonly env: Record<string, string> };
type Ended = {
  readonly name: string;
  readonly status: number;
  readonly seconds: number;
  readonly results: readonly TestResult[];
  readonly output: string;
};

const BUILD_CONTRACTS = path.join("scripts", "build.ts");
const BUILD_TESTS = path.join("scripts", "test", "buildSolidity.ts");

if (values.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const [runs, depth] = [wholeNumber("--runs", values.runs), wholeNumber("--depth", values.depth)];
  const sequences = wholeNumber("--sequences", values.sequences);
  const seed = values.seed === undefined ? undefined : wholeNumber("--seed", values.seed);
  await build([BUILD_CONTRACTS]);
  await build([BUILD_TESTS]);
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-deep-"));
  const parts: readonly Part[] = [
    {
      name: `invariants, ${runs} runs of ${depth} calls`,
      args: ["scripts/test/solidity.ts", path.join(folder, "invariants.json"), "^invariant"],
      env: {
        CAIRN_INVARIANT_RUNS: String(runs),
        CAIRN_INVARIANT_DEPTH: String(depth),
        ...(seed === undefined ? {} : { CAIRN_SEED: String(seed) }),
      },
    },
    {
      name: `reference model, ${sequences} sequences`,
      args: [
        "scripts/test/mocha.ts",
        path.join(folder, "model.json"),
        "hardhat",
        "test/reference/differential.test.ts",
      ],
      env: {
        CAIRN_MODEL_RUNS: String(sequences),
        ...(seed === undefined ? {} : { CAIRN_MODEL_SEED: String(seed) }),
      },
    },
  ];
  const progress = startProgress({ what: "deep tests", total: parts.length });
  progress.update(0);
  let done = 0;
  const ended = await Promise.all(
    parts.map(async (part) => {
      const result = await runPart(part);
      progress.update(++done);
      return result;
    }),
  );
  progress.stop();
  await rm(folder, { recursive: true, force: true });
  report(ended);
}

function report(ended: readonly Ended[]): void {
  for (const { name, seconds, output, ...rest } of ended) {
    if (!isGood(rest)) process.stderr.write(output);
    const passed = rest.results.filter(({ outcome }) => outcome === "passed").length;
    const mark = isGood(rest) ? "✔" : "✘";
    if (!values.json) console.log(`${mark} ${name}: ${passed} passed in ${seconds.toFixed(1)} s`);
  }
  const good = ended.every(isGood);
  if (values.json) {
    const parts = ended.map((part) => ({
      name: part.name,
      passed: isGood(part),
      seconds: Number(part.seconds.toFixed(1)),
    }));
    console.log(JSON.stringify({ passed: good, parts }));
  }
  process.exitCode = good ? 0 : 1;
}

function isGood({ status, results }: Pick<Ended, "status" | "results">): boolean {
  return status === 0 && results.length > 0 && results.every(({ outcome }) => outcome === "passed");
}

async function runPart({ name, args, env }: Part): Promise<Ended> {
  const started = performance.now();
  const { status, output } = await run(args, env);
  const results = (await readResults(args[1] ?? "")) ?? [];
  return { name, status, seconds: (performance.now() - started) / 1000, results, output };
}

async function build(args: readonly string[]): Promise<void> {
  const { status, output } = await run(args, {});
  if (status === 0) return;
  process.stderr.write(output);
  process.exit(1);
}

/** Runs a script on this Node and keeps what it prints. */
function run(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text.replaceAll(",", ""));
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`${option} takes a whole number above 0, not "${text}"`);
  process.exit(2);
}
