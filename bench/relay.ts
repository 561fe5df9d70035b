// What a relay does with many learners' claims when its machine dies, and at twice what it can do.
//   npm run bench:relay -- [--json] [--learners 2000] [--overload 600]
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { printError, table, toJson } from "../scripts/lib/output.ts";
import type { Progress } from "../scripts/lib/progress.ts";
import { startProgress } from "../scripts/lib/progress.ts";
import { provenance } from "./lib/provenance.ts";
import type { ClaimRun } from "./relay/claims.ts";
import { runClaims } from "./relay/claims.ts";
import { goalsOf } from "./relay/goals.ts";
import { overload } from "./relay/overload.ts";
import { startRelay } from "./relay/relayProcess.ts";
import type { Goal, Results, Runs } from "./relay/results.ts";

import type { World } from "./relay/world.ts";
import { BLOCK_SECONDS, mineAtOnce, mineBySeconds, openWorld, signClaims } from "./relay/world.ts";

const HELP = `Runs one relay for many learners on a local chain, kills it, and then asks twice as much as it can do.

  npm run bench:relay -- [--json] [--learners <n>] [--overload <seconds>]

  --learners <n>        learners without ether, one claim each (default: 2000)
  --overload <seconds>  how long it is asked for twice its capacity (default: 600; 0 for not)
  --json                ends with one line of JSON on standard output
  --help                this text

A block comes every second. The relay is killed (SIGKILL) when half of the claims are accepted, and started again;
what is lost and doubled is counted by the chain's events. It runs twice: with several claims in a transaction
(executeBatch), and with one in each. The figures are written to bench/results/relay.json; the exit status is 1 where
a goal is missed.`;

const RESULTS = path.join(import.meta.dirname, "results", "relay.json");
const DEFAULTS = { learners: 2_000, overload: 600 } as const;
/** Transactions on their way: enough that blocks, and not the relay, are waited for. */
const IN_FLIGHT = "32";
const BATCH = 20;
type Options = { readonly learners: number; readonly overload: number; readonly json: boolean };

try {
  const options = readOptions();
  if (options === undefined) console.log(HELP);
  else await main(options);
} catch (error) {
  printError({ error, json: process.argv.includes("--json") });
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      learners: { type: "string", default: String(DEFAULTS.learners) },
      overload: { type: "string", default: String(DEFAULTS.overload) },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const [learners, seconds] = [Number(values.learners), Number(values.overload)];
  if (!Number.isSafeInteger(learners) || learners < 10 || !Number.isSafeInteger(seconds) || seconds < 0) {
    throw new Error("--learners is a whole number from 10 on, and --overload one of seconds from 0 on.");
  }
  return { learners, overload: seconds, json: values.json };
}

async function main(options: Options): Promise<void> {
  const origin = provenance();
  const started = performance.now();
  const world = await openWorld();
  try {
    const runs = await measure(world, options);
    const goals = goalsOf(runs, options.learners);
    const { claims, lost, doubled } = runs.batched;
    const facts: Results = {
      ...origin,
      learners: options.learners,
      blockSeconds: BLOCK_SECONDS,
      batch: BATCH,
      claims,
      lost,
      doubled,
      ...runs,
      goals,
      met: goals.every(({ met }) => met),
      secondsInAll: Math.round((performance.now() - started) / 1000),
    };
    const isDefault = options.learners === DEFAULTS.learners && options.overload === DEFAULTS.overload;
    if (isDefault) await writeFile(RESULTS, `${JSON.stringify(facts, null, 2)}\n`);
    print(runs, goals);
    if (options.json) console.log(toJson(facts));
    process.exitCode = facts.met ? 0 : 1;
  } finally {
    world.provider.destroy();
    world.chain.stop();
  }
}

async function measure(world: World, options: Options): Promise<Runs> {
  const batched = await claims(world, { options, name: "with executeBatch", batch: BATCH });
  const single = await claims(world, { options, name: "one by one", batch: 1 });
  if (options.overload === 0) return { batched, single, overload: null };
  await mineBySeconds(world);
  const found = await inFolder(async (folder) => {
    const relay = await startRelay(world, { folder, args: ["--batch", String(BATCH), "--in-flight", "8"] });
    try {
      return await overload(world, relay, { seconds: options.overload, onProgress: tellParts() });
    } finally {
      await relay.kill();
    }
  });
  return { batched, single, overload: found };
}

/** Shows the progress of one part of the work after the other. */
function tellParts(): (part: { what: string; done: number; total: number }) => void {
  let current = "";
  let progress: Progress | undefined;
  return ({ what, done, total }) => {
    if (what !== current) progress = startProgress({ what, total });
    current = what;
    progress?.update(done);
    if (done < total) return;
    progress?.stop();
    current = "";
  };
}

async function claims(
  world: World,
  { options, name, batch }: { options: Options; name: string; batch: number },
): Promise<ClaimRun> {
  const { learners } = options;
  await mineAtOnce(world);
  const signing = startProgress({ what: `claims signed, ${name}`, total: learners });
  const posted = await signClaims(world, { learners, series: name, onProgress: signing.update });
  signing.stop();
  await mineBySeconds(world);
  const progress = startProgress({ what: `claimed, ${name}`, total: learners });
  const run = await inFolder(async (folder) => {
    const args = ["--batch", String(batch), "--in-flight", IN_FLIGHT, "--queue-limit", String(learners)];
    const relay = await startRelay(world, { folder, args });
    try {
      return await runClaims(world, relay, { posted, onProgress: progress.update });
    } finally {
      await relay.stop();
    }
  });
  progress.stop();
  return run;
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-bench-relay-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print({ batched, single, overload: over }: Runs, goals: readonly Goal[]): void {
  const row = (name: string, run: ClaimRun): string[] =>
    [name, run.claims, run.lost, run.doubled, run.perSecond, run.transactions, run.gasEach].map(String);
  const head = ["", "claims", "lost", "doubled", "a second", "transactions", "gas each"];
  console.log(`\n${table([head, row("with executeBatch", batched), row("one by one", single)])}`);
  if (over !== null) {
    const { seconds, offered, capacity, answerMs, memory } = over;
    console.log(
      `${seconds} s at ${offered} a second (it can do ${capacity}): ${over.accepted} accepted, ${over.refused} refused, ` +
        `${over.other} other; answers in ${answerMs.median} ms, 99 % in ${answerMs.p99} ms; ` +
        `memory ${memory.before} MiB, then ${memory.after} MiB`,
    );
  }
  for (const { goal, measured, met } of goals)
    console.log(`${met ? "met   " : "missed"} ${goal}: ${measured}`);
}
