// How long a cohort takes to prepare, and how much memory, beside the straightforward composition of known libraries.
//   npm run bench:prepare -- [--learners <n>] [--fields <n>] [--json]
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import type { cohorts } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { table } from "../scripts/lib/output.ts";
import { provenance } from "./lib/provenance.ts";
import type { ProductRun } from "./prepare/product.ts";
import { attestOne, rootOf } from "./prepare/straightforward.ts";

const HELP = `Prepares a cohort with the SDK and with ethers' TypedDataEncoder and OpenZeppelin's trees, and compares.

  npm run bench:prepare -- [--learners <n>] [--fields <n>] [--json]

  --learners <n>  size of the cohort, 2 at least (default: 100000)
  --fields <n>    private fields of each learner, 5 at least (default: 8)
  --json          prints one line of JSON instead of a table
  --help          this text

The SDK runs in a process of its own, from the first record to the flushed file. The composition runs on the same
documents and salts: each learner on a sample, scaled to the whole list; the tree of all learners whole. It draws no
salts and writes no file. Figures of the default size go to bench/results/prepare.json. Exit status 1 where a goal is
missed.`;

const DEFAULTS = { learners: 100_000, fields: 8 } as const;
const GOALS = { timesFaster: 8, peakRssMiB: 1_024 } as const;
/** Learners that the composition does; the whole list would take it minutes. */
const SAMPLE = 2_000;
const root = path.join(import.meta.dirname, "..");
const RESULTS = path.join(root, "bench", "results", "prepare.json");
const run = promisify(execFile);

type Options = { readonly learners: number; readonly fields: number; readonly json: boolean };
type Composition = {
  readonly sample: number;
  /** Seconds for the fields and ids of the sample. */
  readonly sampleSeconds: number;
  /** Seconds for the tree of all learners. */
  readonly treeSeconds: number;
  /** Seconds that the whole list takes: the sample, scaled, and the tree. */
  readonly seconds: number;
  /** The same of the processor's time, which other work on the machine does not stretch. */
  readonly cpuSeconds: number;
  readonly isSame: boolean;
};

const options = readOptions();
if (options === undefined) console.log(HELP);
else await main(options);

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      learners: { type: "string", default: String(DEFAULTS.learners) },
      fields: { type: "string", default: String(DEFAULTS.fields) },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const learners = countOf("learners", values.learners, { min: 2, max: 131_072 });
  return { learners, fields: countOf("fields", values.fields, { min: 5, max: 100 }), json: values.json };
}

function countOf(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= min && count <= max) return count;
  console.error(`--${name} is a whole number from ${min} to ${max}; it is "${text}".`);
  process.exit(2);
}

async function main({ learners, fields, json }: Options): Promise<void> {
  const origin = provenance();
  const threads = os.availableParallelism();
  const folder = await mkdtemp(path.join(os.tmpdir(), "cairn-bench-"));
  try {
    const directory = path.join(folder, "cohort");
    say(`the SDK prepares ${learners} learners with ${fields} private fields each, in ${threads} threads …`);
    const product = await runProduct({ learners, fields, directory, threads });
    const { size: bytes } = await stat(path.join(directory, "cohort.ndjson"));
    say("the same learners by TypedDataEncoder, StandardMerkleTree and SimpleMerkleTree …");
    const cohort = await cohortFolder({ directory }).load();
    if (cohort === undefined) throw new Error("the SDK kept no cohort");
    const composition = await compose(cohort);
    const timesFaster = composition.seconds / product.seconds;
    const goals = {
      sameRoots: composition.isSame && cohort.tree.root === product.root && cohort.size === learners,
      timesFaster: timesFaster >= GOALS.timesFaster,
      peakRssMiB: product.peakRssMiB < GOALS.peakRssMiB,
    };
    const facts = {
      ...origin,
      learners,
      fields,
      sdk: {
        threads,
        seconds: rounded(product.seconds),
        cpuSeconds: rounded(product.cpuSeconds),
        learnersPerSecond: Math.round(learners / product.seconds),
        peakRssMiB: Math.round(product.peakRssMiB),
        fileMiB: rounded(bytes / 2 ** 20),
      },
      composition: {
        sample: composition.sample,
        sampleSeconds: rounded(composition.sampleSeconds),
        treeSeconds: rounded(composition.treeSeconds),
        seconds: rounded(composition.seconds),
        cpuSeconds: rounded(composition.cpuSeconds),
      },
      timesFaster: rounded(timesFaster),
      goals,
    };
    if (learners === DEFAULTS.learners && fields === DEFAULTS.fields) {
      await writeFile(RESULTS, `${JSON.stringify(facts, null, 2)}\n`);
    }
    console.log(json ? JSON.stringify(facts) : textOf(facts));
    if (Object.values(goals).includes(false)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runProduct(args: {
  learners: number;
  fields: number;
  directory: string;
  threads: number;
}): Promise<ProductRun> {
  const script = path.join(root, "bench", "prepare", "product.ts");
  const { learners, fields, directory, threads } = args;
  const argv = [script, String(learners), String(fields), directory, String(threads)];
  const { stdout } = await run(process.execPath, argv);
  return JSON.parse(stdout) as ProductRun;
}

async function compose(cohort: cohorts.Cohort): Promise<Composition> {
  const sample = Math.min(SAMPLE, cohort.size);
  const records: cohorts.CohortRecord[] = [];
  for await (const record of cohort.records()) {
    if (records.length === sample) break;
    records.push(record);
  }
  const each = timed(() => records.map(attestOne));
  const tree = timed(() => rootOf(cohort.tree.ids));
  const isSame = records.every(({ achievement, id }, place) => {
    const made = each.result[place];
    return made?.content === achievement.content && made.id === id;
  });
  return {
    sample,
    sampleSeconds: each.seconds,
    treeSeconds: tree.seconds,
    seconds: (each.seconds / sample) * cohort.size + tree.seconds,
    cpuSeconds: (each.cpuSeconds / sample) * cohort.size + tree.cpuSeconds,
    isSame: isSame && tree.result === cohort.tree.root,
  };
}

function timed<Result>(run: () => Result): { result: Result; seconds: number; cpuSeconds: number } {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = run();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - started) / 1_000;
  return { result, seconds, cpuSeconds: (user + system) / 1_000_000 };
}

function textOf(facts: {
  learners: number;
  sdk: { seconds: number; peakRssMiB: number; fileMiB: number; threads: number };
  composition: { seconds: number; sample: number; treeSeconds: number };
  timesFaster: number;
  goals: Record<string, boolean>;
}): string {
  const { learners, sdk, composition, timesFaster, goals } = facts;
  const each = (seconds: number): string => `${rounded((seconds / learners) * 1_000)} ms`;
  const rows = [
    ["", "seconds", "each", "how"],
    [
      "SDK",
      String(sdk.seconds),
      each(sdk.seconds),
      `${sdk.threads} threads, ${sdk.fileMiB} MiB written and flushed`,
    ],
    [
      "composition",
      String(composition.seconds),
      each(composition.seconds),
      `${composition.sample} learners measured and scaled; the tree whole, in ${composition.treeSeconds} s`,
    ],
  ];
  const met = (isMet: boolean | undefined): string => (isMet ? "met" : "MISSED");
  return [
    table(rows),
    "",
    `same ids and roots: ${met(goals.sameRoots)}`,
    `${timesFaster} times faster; the goal is ${GOALS.timesFaster}: ${met(goals.timesFaster)}`,
    `peak memory ${sdk.peakRssMiB} MiB; the goal is less than ${GOALS.peakRssMiB}: ${met(goals.peakRssMiB)}`,
  ].join("\n");
}

/** Three digits that count, or all before the point. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
