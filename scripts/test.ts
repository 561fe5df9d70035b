// Runs the tests by kinds, one kind more at a time than there are processors, and counts them.
//   npm test
//   npm test -- --all   (also the kinds apart: the packed SDK in a project of its own, and the page in a browser)
//   npm test -- --only unit --only scenario
//   npm test -- --jobs 1 --slowest 20
//   npm run test:web -- --update   (writes the pictures of the page anew)
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LocalChain } from "./test/anvil.ts";
import { startAnvil } from "./test/anvil.ts";
import { findChromium } from "./test/chromium.ts";
import type { TestResult } from "./test/results.ts";
import { readResults } from "./test/results.ts";
import { findSchemas } from "./test/schemas.ts";

/** How a kind is run: the process to start, and what has to stand before. */
type Kind = {
  readonly name: string;
  readonly title: string;
  readonly command: (resultsFile: string) => readonly string[];
  readonly isSolidity?: true;
  readonly needsSdk?: true;
  /** Deletes and builds the SDK's output, so nothing that loads it may run beside. */
  readonly rebuildsSdk?: true;
  readonly onAnvil?: true;
  /** Tries what is delivered: in a project of its own, in a browser. CI runs it, `npm test` alone does not. */
  readonly isApart?: true;
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
  readonly results: readonly TestResult[];
};

const KIND_TIMEOUT_MS = 600_000;
/** More at a time would only wait for each other: the long kinds use several processes themselves. */
const MOST_JOBS = 4;
/** Each waits for its chain or browser a third of its time, so one more than there are processors keeps them busy. */
const USUAL_JOBS = Math.min(MOST_JOBS, availableParallelism() + 1);
/** Started in this order, then the rest: what shuts others out goes first, and what takes longest early. */
const FIRST = [
  "package",
  "cli",
  "reference",
  "invariant",
  "fuzz",
  "unit",
  "web",
  "relay",
  "badges",
  "anvil",
  "scenario",
];
const TSC = path.join("node_modules", "typescript", "bin", "tsc");
const RELAY = "cli/test/command/relay/**/*.test.ts";
const BADGES =
  "cli/test/command/{badge,guideBadges,issueBadges,keys,publish,vcApi,verifyCredentials}.test.ts";
const FILES = {
  sdk: globSync("sdk/test/{unit,fuzz}/**/*.test.ts").sort(),
  scenario: globSync("test/scenario/**/*.test.ts").sort(),
  conformance: globSync("test/conformance/**/*.test.ts").sort(),
  reference: globSync("test/reference/**/*.test.ts").sort(),
  cli: globSync("cli/test/{unit,command}/**/*.test.ts", { exclude: [RELAY, BADGES] }).sort(),
  badges: globSync(BADGES).sort(),
  relay: globSync(RELAY).sort(),
  resume: globSync("cli/test/resume/**/*.test.ts").sort(),
  operators: globSync("test/operators/**/*.test.ts").sort(),
  package: globSync("test/package/**/*.test.ts").sort(),
  web: globSync("web/test/{unit,browser}/**/*.test.ts").sort(),
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
  // What is written and read, and not how a chain behaves: one chain is enough.
  {
    name: "conformance",
    title: "Credential standards",
    command: mocha("hardhat", FILES.conformance),
    needsSdk: true,
    warning: withoutSchemas,
  },
  { name: "reference", title: "Reference model", command: mocha("plain", FILES.reference) },
  { name: "cli", title: "The command", command: mocha("hardhat", FILES.cli), needsSdk: true, onAnvil: true },
  {
    name: "badges",
    title: "The command: badges",
    command: mocha("hardhat", FILES.badges),
    needsSdk: true,
    onAnvil: true,
  },
  {
    name: "relay",
    title: "The relay",
    command: mocha("hardhat", FILES.relay),
    needsSdk: true,
    onAnvil: true,
  },
  { name: "resume", title: "The command, killed", command: mocha("hardhat", FILES.resume), needsSdk: true },
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
    rebuildsSdk: true,
    onAnvil: true,
    isApart: true,
    warning: () => withoutChromium("the SDK was not tried in a browser"),
  },
  {
    name: "web",
    title: "The verifier's page",
    command: mocha("plain", FILES.web),
    needsSdk: true,
    isApart: true,
    warning: () => withoutChromium("THE VERIFIER'S PAGE WAS NOT TRIED AT ALL beyond its pure parts"),
  },
  { name: "checks", title: "Repository checks", command: mocha("plain", FILES.checks), needsSdk: true },
];

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    all: { type: "boolean", default: false },
    jobs: { type: "string", default: String(USUAL_JOBS) },
    slowest: { type: "string", default: "0" },
    update: { type: "boolean", default: false },
  },
});
if (values.update) process.env.CAIRN_UPDATE_PICTURES = "1";
const jobs = wholeNumber("--jobs", values.jobs, 1);
const slowest = wholeNumber("--slowest", values.slowest, 0);
const unknown = (values.only ?? []).filter((name) => !KINDS.some((kind) => kind.name === name));
if (unknown.length > 0) {
  refuse(
    `no such kind of test: ${unknown.join(", ")}; there are: ${KINDS.map(({ name }) => name).join(", ")}`,
  );
}

const begun = Date.now();
assertEveryFileRuns();
const kinds = KINDS.filter(
  ({ name, isApart }) => values.only?.includes(name) ?? (values.all || isApart !== true),
);
const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});
/** Each compiler takes one processor, so all begin at once. */
const contracts = build("the contracts", [path.join("scripts", "build.ts")]);
/** What does not need the Solidity tests does not wait for them. */
const solidityTests = kinds.some(({ isSolidity }) => isSolidity)
  ? build("the Solidity tests", [path.join("scripts", "test", "buildSolidity.ts")])
  : Promise.resolve();
if (kinds.some(({ needsSdk }) => needsSdk)) {
  await build("the SDK", [TSC, "-p", "sdk"]);
  await build("the command", [TSC, "-p", "cli"]);
}
await contracts;
await mkdir("cache", { recursive: true });
const folder = await mkdtemp(path.join("cache", "test-"));
try {
  const tallies = await runAll();
  process.exitCode = report(tallies) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Runs the kinds, each as soon as there is a job free and nothing runs that it would disturb. */
async function runAll(): Promise<readonly Tally[]> {
  const rank = ({ name }: Kind): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const waiting = kinds.toSorted((one, other) => rank(one) - rank(other));
  const running = new Map<Kind, Promise<void>>();
  const tallies = new Map<Kind, Tally>();
  while (waiting.length + running.size > 0) {
    const index = running.size < jobs ? waiting.findIndex((kind) => mayStart(kind, [...running.keys()])) : -1;
    const [kind] = index < 0 ? [] : waiting.splice(index, 1);
    if (kind === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const ended = runKind(kind).then((tally) => {
      tallies.set(kind, tally);
      running.delete(kind);
    });
    running.set(kind, ended);
  }
  return kinds.flatMap((kind) => tallies.get(kind) ?? []);
}

function mayStart(kind: Kind, running: readonly Kind[]): boolean {
  if (kind.rebuildsSdk) return running.every(({ needsSdk }) => needsSdk !== true);
  if (kind.needsSdk) return running.every(({ rebuildsSdk }) => rebuildsSdk !== true);
  return true;
}

/** A test file outside the folders above would never run, and nobody would notice. */
function assertEveryFileRuns(): void {
  const known = new Set<string>(Object.values(FILES).flat());
  const all = globSync("{test,sdk,cli,web,scripts}/**/*.test.ts", {
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

function withoutChromium(consequence: string): string | undefined {
  if (findChromium() !== undefined) return undefined;
  return `THERE IS NO CHROMIUM, so ${consequence}. Install it, or set CHROMIUM_PATH.`;
}

function withoutSchemas(): string | undefined {
  if (findSchemas() !== undefined) return undefined;
  return "1EDTECH'S SCHEMAS ARE MISSING, so nothing was held against them. Set CAIRN_SCHEMAS to their folder.";
}

/** Builds something; if that fails, nothing can be tested. */
async function build(what: string, args: readonly string[]): Promise<void> {
  const started = Date.now();
  const { status, output } = await run({ args, env: {} });
  if (status === 0) {
    console.log(`built ${what} in ${seconds(started).toFixed(1)} s`);
    return;
  }
  process.stdout.write(output);
  console.log(`✘ building ${what} failed, so no test counts\n\n0 passed, 1 failed`);
  process.exit(1);
}

async function runKind(kind: Kind): Promise<Tally> {
  if (kind.isSolidity) await solidityTests;
  const started = Date.now();
  const file = path.join(folder, `${kind.name}.json`);
  const { status, output } = await runOnChain({ kind, file });
  const results = (await readResults(file)) ?? [];
  const passed = results.filter(({ outcome }) => outcome === "passed").length;
  const faults = results.filter(({ outcome }) => outcome !== "passed");
  const tally = { kind, passed, failed: faults.length, seconds: seconds(started), results };
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
    children.add(child);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      children.delete(child);
      resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

function report(all: readonly Tally[]): boolean {
  const total = (pick: (tally: Tally) => number): number => all.reduce((sum, tally) => sum + pick(tally), 0);
  const row = (title: string, ...cells: readonly string[]): string =>
    title.padEnd(24) + cells.map((cell) => cell.padStart(9)).join("");
  const counts = (tally: Pick<Tally, "passed" | "failed" | "seconds">): string[] => [
    String(tally.passed),
    String(tally.failed),
    tally.seconds.toFixed(1),
  ];
  const sum = {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    seconds: seconds(begun),
  };
  console.log(`\n${row("kind", "passed", "failed", "seconds")}`);
  for (const tally of all) console.log(row(tally.kind.title, ...counts(tally)));
  console.log(`${row("all", ...counts(sum))}\n`);
  const apart = values.only === undefined ? KINDS.filter((kind) => !kinds.includes(kind)) : [];
  if (apart.length > 0) {
    console.log(`not run: ${apart.map(({ title }) => title).join("; ")} (npm test -- --all)\n`);
  }
  const results = all.flatMap((tally) => tally.results);
  for (const { name, milliseconds } of longest(results)) {
    console.log(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`);
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0;
}

function longest(results: readonly TestResult[]): readonly TestResult[] {
  return results.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, slowest);
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  refuse(`${option} takes a whole number from ${least} up, not ${text}`);
}

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

function seconds(since: number): number {
  return (Date.now() - since) / 1000;
}
