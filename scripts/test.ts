// Runs every kind of test, one after the other, and counts them.
//   npm test
//   npm test -- --only unit --only scenario
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LocalChain } from "./test/anvil.ts";
import { startAnvil } from "./test/anvil.ts";
import { findChromium } from "./test/chromium.ts";
import type { TestResult } from "./test/results.ts";
import { readResults } from "./test/results.ts";

/** How a kind is run: the process to start, and what has to stand before. */
type Kind = {
  readonly name: string;
  readonly title: string;
  readonly command: (resultsFile: string) => readonly string[];
  readonly isSolidity?: true;
  readonly needsSdk?: true;
  readonly onAnvil?: true;
  /** What of the kind cannot run on this machine. */
  readonly warning?: () => string | undefined;
};
/** How a process ended, and what it printed. */
type Ended = { readonly status: number; readonly output: string };
type Tally = {
  readonly kind: Kind;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
};

const KIND_TIMEOUT_MS = 600_000;
const FILES = {
  sdk: globSync("sdk/test/{unit,fuzz}/**/*.test.ts").sort(),
  scenario: globSync("test/{scenario,conformance,reference}/**/*.test.ts").sort(),
  cli: globSync("cli/test/**/*.test.ts").sort(),
  operators: globSync("test/operators/**/*.test.ts").sort(),
  package: globSync("test/package/**/*.test.ts").sort(),
  checks: globSync("scripts/**/*.test.ts").sort(),
} as const;

const solidity = (pattern: string, leaveOut: readonly string[] = []) => {
  return (file: string) => ["scripts/test/solidity.ts", file, pattern, ...leaveOut];
};
const mocha = (mode: "plain" | "hardhat", files: readonly string[]) => {
  return (file: string) => ["scripts/test/mocha.ts", file, mode, ...files];
};

const KINDS: readonly Kind[] = [
  // Every `test…` that is not fuzz runs here, so that no misnamed test is lost.
  { name: "unit", title: "Solidity unit", command: solidity("^test", ["^testFuzz_"]), isSolidity: true },
  { name: "fuzz", title: "Solidity fuzz", command: solidity("^testFuzz_"), isSolidity: true },
  { name: "invariant", title: "Solidity invariants", command: solidity("^invariant"), isSolidity: true },
  { name: "sdk", title: "SDK unit", command: mocha("plain", FILES.sdk), needsSdk: true },
  {
    name: "scenario",
    title: "Scenarios on Hardhat",
    command: mocha("hardhat", FILES.scenario),
    needsSdk: true,
  },
  {
    name: "anvil",
    title: "Scenarios on Anvil",
    command: mocha("hardhat", FILES.scenario),
    needsSdk: true,
    onAnvil: true,
  },
  { name: "cli", title: "The command", command: mocha("hardhat", FILES.cli), needsSdk: true, onAnvil: true },
  {
    name: "operators",
    title: "Operators' tasks",
    command: mocha("hardhat", FILES.operators),
    needsSdk: true,
  },
  {
    name: "package",
    title: "Package",
    command: mocha("hardhat", FILES.package),
    needsSdk: true,
    onAnvil: true,
    warning: withoutChromium,
  },
  { name: "checks", title: "Repository checks", command: mocha("plain", FILES.checks), needsSdk: true },
];

const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
const unknown = (values.only ?? []).filter((name) => !KINDS.some((kind) => kind.name === name));
if (unknown.length > 0) {
  console.error(
    `no such kind of test: ${unknown.join(", ")}; there are: ${KINDS.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

assertEveryFileRuns();
const kinds = KINDS.filter(({ name }) => values.only?.includes(name) ?? true);
await build();
await mkdir("cache", { recursive: true });
const folder = await mkdtemp(path.join("cache", "test-"));
const tallies: Tally[] = [];
try {
  for (const kind of kinds) tallies.push(await runKind(kind));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = report(tallies) ? 0 : 1;

/** A test file outside the folders above would never run, and nobody would notice. */
function assertEveryFileRuns(): void {
  const known = new Set<string>(Object.values(FILES).flat());
  const all = globSync("{test,sdk,cli,scripts}/**/*.test.ts", {
    exclude: ["**/node_modules/**", "**/dist/**"],
  });
  const lost = all.filter((file) => !known.has(file));
  if (lost.length > 0) {
    console.error(
      `these test files belong to no kind of test, so nothing runs them:\n  ${lost.join("\n  ")}`,
    );
    process.exit(1);
  }
}

function withoutChromium(): string | undefined {
  if (findChromium() !== undefined) return undefined;
  return "THERE IS NO CHROMIUM, so the SDK was not tried in a browser. Install it, or set CHROMIUM_PATH.";
}

async function build(): Promise<void> {
  const hardhat = path.join("node_modules", "hardhat", "dist", "src", "cli.js");
  const steps: (readonly [string, ...string[]])[] = [["the contracts", hardhat, "build", "--no-tests"]];
  if (kinds.some(({ isSolidity }) => isSolidity)) {
    steps.push(["the Solidity tests", hardhat, "build", "--no-contracts", "--build-profile", "tests"]);
  }
  if (kinds.some(({ needsSdk }) => needsSdk)) {
    const tsc = path.join("node_modules", "typescript", "bin", "tsc");
    steps.push(["the SDK", tsc, "-p", "sdk"], ["the command", tsc, "-p", "cli"]);
  }
  for (const [what, ...args] of steps) {
    const started = Date.now();
    const { status, output } = await run({ args, env: {} });
    if (status === 0) {
      console.log(`built ${what} in ${seconds(started).toFixed(1)} s`);
      continue;
    }
    process.stdout.write(output);
    console.log(`✘ building ${what} failed, so no test ran\n\n0 passed, 1 failed`);
    process.exit(1);
  }
}

async function runKind(kind: Kind): Promise<Tally> {
  const started = Date.now();
  const file = path.join(folder, `${kind.name}.json`);
  const { status, output } = await runOnChain({ kind, file });
  const results = (await readResults(file)) ?? [];
  const passed = results.filter(({ outcome }) => outcome === "passed").length;
  const faults = results.filter(({ outcome }) => outcome !== "passed");
  const tally = { kind, passed, failed: faults.length, seconds: seconds(started) };
  const broken = status !== 0 && faults.length === 0;
  const warning = kind.warning?.();
  if (warning !== undefined) console.log(`! ${kind.title}: ${warning}`);
  if (results.length > 0 && faults.length === 0 && !broken) {
    console.log(`✔ ${kind.title}: ${passed} passed in ${tally.seconds.toFixed(1)} s`);
    return tally;
  }
  process.stdout.write(output);
  console.log(`✘ ${kind.title}: ${explain({ results, faults, broken, status })}`);
  return { ...tally, failed: Math.max(1, tally.failed) };
}

/** Runs a kind's process, with an Anvil of its own if it needs one. An Anvil that does not start is a failure. */
async function runOnChain({ kind, file }: { kind: Kind; file: string }): Promise<Ended> {
  if (!kind.onAnvil) return await run({ args: kind.command(file), env: { CAIRN_TEST_NETWORK: "hardhat" } });
  let chain: LocalChain | undefined;
  try {
    chain = await startAnvil();
    const env = { CAIRN_TEST_NETWORK: "anvil", CAIRN_RPC: chain.url };
    return await run({ args: kind.command(file), env });
  } catch (error) {
    return { status: 1, output: `${error instanceof Error ? error.message : String(error)}\n` };
  } finally {
    chain?.stop();
  }
}

function explain({
  results,
  faults,
  broken,
  status,
}: {
  results: readonly TestResult[];
  faults: readonly TestResult[];
  broken: boolean;
  status: number;
}): string {
  if (broken) return `the runner ended with status ${status}`;
  if (results.length === 0) return "no test ran";
  return `${faults.length} of ${results.length} did not pass\n${faults.map(({ name, outcome }) => `    ${outcome}: ${name}`).join("\n")}`;
}

/** Runs a script on this Node and keeps what it prints. */
function run({ args, env }: { args: readonly string[]; env: Record<string, string> }): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: KIND_TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }),
    );
  });
}

function report(all: readonly Tally[]): boolean {
  const total = (pick: (tally: Tally) => number): number => all.reduce((sum, tally) => sum + pick(tally), 0);
  const row = (title: string, ...cells: readonly string[]): string =>
    title.padEnd(24) + cells.map((cell) => cell.padStart(9)).join("");
  const counts = (tally: Omit<Tally, "kind">): string[] => [
    String(tally.passed),
    String(tally.failed),
    tally.seconds.toFixed(1),
  ];
  const sum = {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    seconds: total((tally) => tally.seconds),
  };
  console.log(`\n${row("kind", "passed", "failed", "seconds")}`);
  for (const tally of all) console.log(row(tally.kind.title, ...counts(tally)));
  console.log(`${row("all", ...counts(sum))}\n`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0;
}

function seconds(since: number): number {
  return (Date.now() - since) / 1000;
}
