// What a relay does with many learners' claims when its machine dies, and at twice what it can do.
//   npm run bench:relay -- [--json] [--learners 2000] [--overload 600]
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { printError, table, toJson } from "../scripts/lib/output.ts";
import { startProgress } from "../scripts/lib/progress.ts";
import { provenance } from "./lib/provenance.ts";
import type { ClaimRun } from "./relay/claims.ts";
import { runClaims } from "./relay/claims.ts";
import type { Overload } from "./relay/overload.ts";
import { overload } from "./relay/overload.ts";
import { startRelay } from "./relay/relayProcess.ts";
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
/** How much larger the memory may be in the last quarter of the time than in the second. */
const MOST_GROWTH = 1.15;

type Options = { readonly learners: number; readonly overload: number; readonly json: boolean };
type Goal = { readonly goal: string; readonly measured: string; readonly met: boolean };
type Runs = { readonly batched: ClaimRun; readonly single: ClaimRun; readonly overload: Overload | null };

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
    const goals = goalsOf(runs, options);
    const { claims, lost, doubled } = runs.batched;
    const facts = {
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
  const { overload: seconds } = options;
  const progress = startProgress({ what: "seconds of overload", total: seconds });
  const found = await inFolder(async (folder) => {
    const relay = await startRelay(world, { folder, args: ["--batch", String(BATCH), "--in-flight", "8"] });
    try {
      return await overload(world, relay, { seconds, onProgress: progress.update });
    } finally {
      await relay.kill();
    }
  });
  progress.stop();
  return { batched, single, overload: found };
}

async function claims(
  world: World,
  { options, name, batch }: { options: Options; name: string; batch: number },
): Promise<ClaimRun> {
  const { learners } = options;
  await mineAtOnce(world);
  const posted = await signClaims(world, learners, name);
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

function goalsOf({ batched, single, overload: over }: Runs, { learners }: Options): readonly Goal[] {
  const whole = (name: string, run: ClaimRun): Goal => ({
    goal: `${name}: every claim on the chain once, though the relay is killed`,
    measured: `claims: ${run.claims}, lost: ${run.lost}, doubled: ${run.doubled}, kills: ${run.kills}`,
    met: run.claims === learners && run.lost === 0 && run.doubled === 0 && run.kills === 1,
  });
  const goals: Goal[] = [
    whole("batched", batched),
    whole("one by one", single),
    {
      goal: "a claim costs less gas in a batch",
      measured: `${batched.gasEach} instead of ${single.gasEach}`,
      met: batched.gasEach < single.gasEach,
    },
  ];
  if (over === null) return goals;
  return [
    ...goals,
    {
      goal: "at twice its capacity it refuses with 429 and Retry-After, and gives no other answer",
      measured: `${over.refused} refused, ${over.accepted} accepted, ${over.other} other`,
      met: over.refused > 0 && over.accepted > 0 && over.other === 0,
    },
    {
      goal: "it does not fall over, and goes on at three quarters of its capacity or more",
      measured: `${(over.done / over.seconds).toFixed(1)} of ${over.capacity} a second`,
      met: !over.hasFallen && over.done / over.seconds >= 0.75 * over.capacity,
    },
    {
      goal: `its memory grows by less than ${Math.round((MOST_GROWTH - 1) * 100)} %`,
      measured: `${over.memory.before} MiB, then ${over.memory.after} MiB`,
      met: over.memory.after < over.memory.before * MOST_GROWTH,
    },
  ];
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
  for (const { goal, measured, met } of goals) console.log(`${met ? "✔" : "✘"} ${goal}: ${measured}`);
}
