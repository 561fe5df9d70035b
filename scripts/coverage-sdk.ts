// Measures which lines and branches of the SDK's sources its own tests reach: unit and fuzz tests, the scenarios and what is
// held against standards on Hardhat's chain, and the SDK by a relay, on Anvil. Writes sdk/test/coverage.json, and fails where a
// file or the whole is below the goal.
//   npm run coverage:sdk
//   npm run coverage:sdk -- --json
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { codeLines } from "./coverage/sdk/codeLines.ts";
import { startAnvil } from "./test/anvil.ts";

/** What c8 counts of a file, in Istanbul's form: a statement is a line. */
type FileCounts = {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
};
type Covered = {
  readonly lines: number;
  readonly of: number;
  readonly branches: number;
  readonly ofBranches: number;
  readonly missed: readonly number[];
};

const GOAL = 95;
const SUMMARY = "sdk/test/coverage.json";
/** Files below the goal, and why no test reaches the rest. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    "sdk/src/actions/sendStep.ts",
    "a mined transaction that failed, and whose call then succeeds: the chain changed in between",
  ],
  ["sdk/src/forward/execute.ts", "a request that the forwarder refuses, and that its sender could send"],
]);
const HOOK = path.resolve("scripts", "coverage", "sdk", "sourceHook.ts");
const RUNS = [
  ["unit", globSync("sdk/test/{unit,fuzz}/**/*.test.ts").sort()],
  ["scenarios", globSync("test/{scenario,conformance}/**/*.test.ts").sort()],
  ["relay", ["cli/test/command/relay/sponsored.test.ts"]],
] as const;

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
});
if (values.help) {
  console.log(
    "npm run coverage:sdk [-- --json]\n\nLines and branches of sdk/src that the SDK's tests reach.",
  );
  process.exit(0);
}

const folder = await mkdtemp(path.join("cache", "coverage-"));
try {
  for (const [name, files] of RUNS) await measure(name, files);
  const files = await countsByFile();
  const total = sum(Object.values(files));
  await writeFile(SUMMARY, `${JSON.stringify(summaryOf(files, total), null, 2)}\n`);
  report(files, total);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Runs tests with V8's counters on. */
async function measure(name: (typeof RUNS)[number][0], files: readonly string[]): Promise<void> {
  process.stderr.write(`running ${files.length} files of tests (${name}) …\n`);
  const mode = name === "unit" ? "plain" : "hardhat";
  const chain = name === "relay" ? await startAnvil() : undefined;
  const network = chain === undefined ? "hardhat" : "anvil";
  try {
    await run({
      args: ["--import", HOOK, "scripts/test/mocha.ts", path.join(folder, `${name}.json`), mode, ...files],
      env: {
        NODE_V8_COVERAGE: path.join(folder, "raw"),
        CAIRN_TEST_NETWORK: network,
        ...(chain && { CAIRN_RPC: chain.url }),
      },
    });
  } finally {
    chain?.stop();
  }
}

async function countsByFile(): Promise<Record<string, Covered>> {
  process.stderr.write("counting …\n");
  const c8 = path.join("node_modules", "c8", "bin", "c8.js");
  const raw = ["--temp-directory", path.join(folder, "raw"), "--reporter", "json", "--reports-dir", folder];
  const which = [
    "--all",
    "--src",
    "sdk/src",
    "--extension",
    ".ts",
    "--include",
    "sdk/src/**",
    "--exclude",
    "sdk/src/contracts/**",
  ];
  await run({ args: [c8, "report", ...raw, ...which], env: {} });
  const counts = JSON.parse(await readFile(path.join(folder, "coverage-final.json"), "utf8")) as Record<
    string,
    FileCounts
  >;
  const files = Object.entries(counts)
    .map(([file, found]) => [path.relative(".", file), coveredOf(file, found)] as const)
    .filter(([, { of }]) => of > 0)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(files);
}

function coveredOf(file: string, { statementMap, s, b }: FileCounts): Covered {
  const code = codeLines(file);
  const lines = Object.entries(statementMap).filter(([, { start }]) => code.has(start.line));
  const missed = lines.filter(([key]) => s[key] === 0).map(([, { start }]) => start.line);
  const branches = Object.values(b).flat();
  return {
    lines: lines.length - missed.length,
    of: lines.length,
    branches: branches.filter((count) => count > 0).length,
    ofBranches: branches.length,
    missed,
  };
}

function sum(files: readonly Covered[]): Covered {
  const total = (pick: (file: Covered) => number): number => files.reduce((all, file) => all + pick(file), 0);
  return {
    lines: total(({ lines }) => lines),
    of: total(({ of }) => of),
    branches: total(({ branches }) => branches),
    ofBranches: total(({ ofBranches }) => ofBranches),
    missed: [],
  };
}

function summaryOf(files: Record<string, Covered>, total: Covered): object {
  const short = (file: Covered) => ({
    lines: percent(file.lines, file.of),
    branches: percent(file.branches, file.ofBranches),
  });
  return {
    goal: GOAL,
    total: short(total),
    files: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, short(file)])),
  };
}

function report(files: Record<string, Covered>, total: Covered): void {
  const row = (name: string, { lines, of, branches, ofBranches, missed }: Covered): string =>
    [
      name.padEnd(44),
      percent(lines, of).toFixed(1).padStart(7),
      percent(branches, ofBranches).toFixed(1).padStart(10),
      missed.length === 0 ? "" : `  ${missed.slice(0, 12).join(", ")}${missed.length > 12 ? " …" : ""}`,
    ].join("");
  const low = Object.entries(files).filter(([, { lines, of }]) => percent(lines, of) < GOAL);
  const below = low.filter(([name]) => !EXCEPTIONS.has(name));
  if (values.json) {
    console.log(
      JSON.stringify({ goal: GOAL, below: below.map(([name]) => name), ...summaryOf(files, total) }),
    );
  } else {
    console.log(`${"file".padEnd(44)}${"lines".padStart(7)}${"branches".padStart(10)}  not reached`);
    for (const [name, file] of Object.entries(files)) console.log(row(name, file));
    console.log(row("all", total));
    for (const [name] of low) if (EXCEPTIONS.has(name)) console.log(`${name}: ${EXCEPTIONS.get(name)}`);
  }
  if (below.length === 0 && percent(total.lines, total.of) >= GOAL) return;
  console.error(`\n${below.length} files have fewer than ${GOAL} % of their lines reached.`);
  process.exitCode = 1;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;
}

/** Runs a script on this Node; what it prints is shown where it fails. */
function run({ args, env }: { args: readonly string[]; env: Record<string, string> }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${Buffer.concat(chunks).toString("utf8").slice(-4000)}\nended with status ${code}`),
        );
    });
  });
}
