// Runs the commands of a guide, as a new user would, and writes down what they print.
//   npm run guide               runs them and rewrites the output
//   npm run guide -- --check    runs them, and fails where the output is no longer that of the guide
// Only numbers, hashes and codes may differ between two runs.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Block } from "./checks/readme/blocks.ts";
import { readBlocks } from "./checks/readme/blocks.ts";

/** Commands, and the block that shows what they print. */
type Step = { readonly commands: Block; readonly shown: Block | undefined };

const GUIDE = path.join("docs", "guides", "issue-your-first-cohort.md");
const NODE_URL = "http://127.0.0.1:8545";
/** Stands between the outputs of two steps. */
const SEPARATOR = "\u001e";
const TIMEOUT_MS = 300_000;

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const text = await readFile(GUIDE, "utf8");
const steps = stepsOf(text);
await expectReadme(text);
const outputs = await runAll(steps);
const rewritten = rewrite(text, steps, outputs);
if (values.check) compare(text, rewritten);
else await writeFile(GUIDE, rewritten);
console.log(`${GUIDE}: ${steps.length} steps ran`);

/** Blocks of commands, each with the block of output behind it. What is marked `elsewhere` is told and not run. */
function stepsOf(source: string): readonly Step[] {
  const blocks = readBlocks({ file: GUIDE, text: source });
  return blocks.flatMap((commands, place) => {
    if (commands.language !== "sh" || commands.flags.includes("elsewhere")) return [];
    const next = blocks[place + 1];
    return [{ commands, shown: next?.language === "text" ? next : undefined }];
  });
}

/** The README tells a new user these very commands; the node is in its sentence. */
async function expectReadme(guide: string): Promise<void> {
  const blocks = readBlocks({ file: "README.md", text: await readFile("README.md", "utf8") });
  const told = blocks.filter(({ flags }) => flags.includes("office")).map(({ code }) => code);
  const all = readBlocks({ file: GUIDE, text: guide }).filter(({ language }) => language === "sh");
  const expected = all.map(({ code }) => code).filter((code) => code !== "npx hardhat node\n");
  if (told.join("") === expected.join("")) return;
  console.error(
    `the block "sh office" of README.md must have the commands of ${GUIDE}:\n${expected.join("")}`,
  );
  process.exit(1);
}

/** Runs all steps in one shell beside a node of their own. The user's own local address book is put back. */
async function runAll(all: readonly Step[]): Promise<readonly string[]> {
  if (await answers(NODE_URL)) throw new Error(`something answers at ${NODE_URL} already; stop it first`);
  const kept = await mkdtemp(path.join("cache", "guide-"));
  const book = path.join("deployments", "31337-local.json");
  const before = await readFile(book).catch(() => undefined);
  await rm(book, { force: true });
  await rm(path.join("out", "office"), { recursive: true, force: true });
  const node = spawn("npx", ["hardhat", "node"], { detached: true, stdio: "ignore" });
  try {
    for (const until = Date.now() + 60_000; !(await answers(NODE_URL)); await sleep(200)) {
      if (Date.now() > until) throw new Error("the local node did not start");
    }
    const script = all.map(({ commands }) => `${commands.code}\nprintf '${SEPARATOR}'\n`).join("");
    const file = path.join(kept, "guide.sh");
    await writeFile(file, `set -euo pipefail\nexec 2>&1\n${script}`);
    return (await shell(file)).split(SEPARATOR).slice(0, -1);
  } finally {
    if (node.pid !== undefined) process.kill(-node.pid, "SIGTERM");
    await rm(kept, { recursive: true });
    if (before === undefined) await rm(book, { force: true });
    else await writeFile(book, before);
  }
}

function shell(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
    const child = spawn("bash", [file], { env, stdio: ["ignore", "pipe", "inherit"], timeout: TIMEOUT_MS });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    });
    child.once("error", reject);
    child.once("close", (status) => {
      if (status === 0) resolve(printed);
      else reject(new Error(`a command of the guide ended with status ${status}:\n${printed.slice(-3_000)}`));
    });
  });
}

/** The guide with the outputs of this run. */
function rewrite(source: string, all: readonly Step[], printed: readonly string[]): string {
  const rows = source.split("\n");
  for (const [place, { shown }] of [...all.entries()].reverse()) {
    if (shown === undefined) continue;
    const start = shown.line - 1;
    rows.splice(start, rows.indexOf("```", start) - start, tidy(printed[place] ?? ""));
  }
  return rows.join("\n");
}

/** What a reader sees: without the paths of this machine, and without npm's own remarks. */
function tidy(printed: string): string {
  return printed
    .replaceAll(`${process.cwd()}${path.sep}`, "")
    .split("\n")
    .filter((row) => !row.startsWith("npm warn"))
    .map((row) => row.trimEnd())
    .join("\n")
    .trim();
}

function compare(source: string, now: string): void {
  const [shown, printed] = [source, now].map((guide) => masked(guide).split("\n"));
  const place = shown?.findIndex((row, index) => row !== printed?.[index]) ?? -1;
  if (place < 0 && shown?.length === printed?.length) return;
  console.error(`${GUIDE} is no longer what the commands print; run \`npm run guide\`.`);
  console.error(`  it says:     ${shown?.[place]}\n  they print:  ${printed?.[place]}`);
  process.exit(1);
}

/** A text without what differs from run to run. */
function masked(guide: string): string {
  return guide
    .replace(/\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){6}\b/g, "CODE")
    .replace(/0x[0-9a-fA-F]+/g, "0x")
    .replace(/[0-9][0-9.,]*/g, "#")
    .replace(/[ ─-]{2,}/g, " ");
}

async function answers(url: string): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  const headers = { "content-type": "application/json" };
  return await fetch(url, { method: "POST", headers, body }).then(
    ({ ok }) => ok,
    () => false,
  );
}
