// Changes the contracts in one place at a time and expects that a Solidity test fails.
//   npm run test:mutation -- --help
import { parseArgs } from "node:util";
import { startProgress } from "./lib/progress.ts";
import { ARGUED_FILE, argumentFor, readArgued, staleOf } from "./mutation/argued.ts";
import type { Judge } from "./mutation/judge.ts";
import { openJudge } from "./mutation/judge.ts";
import { startCompiler } from "./mutation/lib/compilers.ts";
import { textOf } from "./mutation/lib/solc.ts";
import type { Workbench } from "./mutation/lib/workbench.ts";
import { openWorkbench } from "./mutation/lib/workbench.ts";
import { openMemory } from "./mutation/memory.ts";
import type { Mutant } from "./mutation/mutants.ts";
import { declarationsOf, mutantsOf } from "./mutation/mutants.ts";
import { writeReadme } from "./mutation/readme.ts";
import type { Judged } from "./mutation/report.ts";
import { countsOf, REPORT_FILE, reportOf, scoreOf, writeReport } from "./mutation/report.ts";
import { sampleOf } from "./mutation/select.ts";

const HELP = `Changes the contracts in one place at a time and expects that a Solidity test fails.

  npm run test:mutation -- [options]

  --sample N    this many mutants, drawn by chance (default: 60)
  --seed S      of the draw (default: 1)
  --file PATH   only mutants of this file, such as contracts/hub/Hubs.sol; may be repeated
  --all         every mutant; writes ${REPORT_FILE}
  --resume      go on where the last run was stopped
  --retry       the same, but try survivors again, with the tests of now
  --noted       test nothing more: report what was found out so far; the rest is counted as not run
  --list        print the mutants and test nothing
  --json        print one line of JSON at the end
  --help        print this

It fails if a mutant survives that ${ARGUED_FILE} does not argue, and with --all also if that file
argues what is no survivor, or if fewer than 95 % of the mutants are killed.
`;
const SAMPLE = 60;
const GOAL = 95;
/** Each has a compiler of its own; the engine is shared. */
const LANES = 2;

const { values: options } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string" },
    file: { type: "string", multiple: true },
    all: { type: "boolean", default: false },
    resume: { type: "boolean", default: false },
    retry: { type: "boolean", default: false },
    noted: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (options.help) process.stdout.write(HELP);
else await main();

async function main(): Promise<void> {
  const bench = openWorkbench();
  const mutants = choose(everyMutant(bench));
  if (options.list) {
    for (const { id } of mutants) process.stdout.write(`${id}\n`);
    return;
  }
  const judge = await openJudge(bench);
  for (const test of judge.leftOut) process.stderr.write(`left out, since it needs more gas: ${test}\n`);
  const judged = await judgeAll({ bench, judge, mutants });
  const argued = readArgued();
  const report = reportOf({
    judged,
    argued,
    leftOut: judge.leftOut,
    notRun: mutants.length - judged.length,
  });
  if (options.all) {
    writeReport(report);
    writeReadme(report);
  }
  const faults = faultsOf(judged);
  for (const fault of faults) process.stderr.write(`✘ ${fault}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : summaryOf(judged));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function everyMutant({ trees }: Workbench): readonly Mutant[] {
  const declarations = declarationsOf(trees);
  return Object.entries(trees)
    .filter(([file]) => file.startsWith("contracts/") && !file.startsWith("contracts/interfaces/"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, tree]) => mutantsOf({ file, text: textOf(file), tree, declarations }));
}

function choose(all: readonly Mutant[]): readonly Mutant[] {
  const { file: files = [], sample, seed = "1" } = options;
  const unknown = files.filter((file) => !all.some((mutant) => mutant.file === file));
  if (unknown.length > 0) throw new Error(`no mutants in ${unknown.join(", ")}: give paths like contracts/…`);
  const mutants = files.length === 0 ? all : all.filter(({ file }) => files.includes(file));
  if (sample === undefined && (options.all || options.list || files.length > 0)) return mutants;
  return sampleOf({
    mutants,
    size: toCount("sample", sample ?? String(SAMPLE)),
    seed: toCount("seed", seed),
  });
}

function toCount(option: string, text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new Error(`--${option} takes a whole number, not ${text}`);
  return Number(text);
}

async function judgeAll({
  bench,
  judge: { judge },
  mutants,
}: {
  bench: Workbench;
  judge: Judge;
  mutants: readonly Mutant[];
}): Promise<readonly Judged[]> {
  const memory = openMemory(bench, {
    resume: options.resume || options.retry || options.noted,
    retry: options.retry,
  });
  const judged: Judged[] = [];
  const queue = mutants.values();
  const progress = startProgress({ what: "mutants", total: mutants.length });
  const lane = async (): Promise<void> => {
    const compiler = startCompiler();
    for (const mutant of queue) {
      const known = memory.recall(mutant);
      if (known === undefined && options.noted) continue;
      const fate = known ?? (await judge(mutant, compiler));
      if (known === undefined) memory.keep(mutant, fate);
      judged.push({ mutant, fate });
      const { killed, survived } = countsOf(judged);
      progress.update(judged.length, `${killed} killed, ${survived} survived`);
    }
    await compiler.stop();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  progress.stop();
  const order = new Map(mutants.map((mutant, index) => [mutant, index]));
  return judged.sort((a, b) => (order.get(a.mutant) ?? 0) - (order.get(b.mutant) ?? 0));
}

function faultsOf(judged: readonly Judged[]): readonly string[] {
  const argued = readArgued();
  const survivors = judged.filter(({ fate }) => fate.fate === "survived").map(({ mutant }) => mutant);
  const faults = survivors
    .filter((mutant) => argumentFor(mutant, argued) === undefined)
    .map(({ id }) => `survived, and nobody argued why: ${id}`);
  if (!options.all) return faults;
  const stale = staleOf(argued, survivors).map(
    ({ file, source, before, after }) =>
      `argued, but no survivor: ${file}: ${before} → ${after} in ${source}`,
  );
  const score = scoreOf(countsOf(judged));
  return [
    ...faults,
    ...stale,
    ...(score < GOAL ? [`${score} % of the mutants are killed, not ${GOAL} %`] : []),
  ];
}

function summaryOf(judged: readonly Judged[]): string {
  const counts = countsOf(judged);
  const { mutants, killed, survived, equivalent, invalid } = counts;
  return `${mutants} mutants: ${killed} killed (${scoreOf(counts)} %), ${survived} survived; beside them ${equivalent} with the same code, ${invalid} that do not compile\n`;
}
