// Remakes every committed result, one after another.
//   npm run bench -- [--data <folder>] [--only <name>,…]
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { printError, table, usageError } from "../scripts/lib/output.ts";

const HELP = `Remakes every committed result in bench/results, one after another, and the tables and pictures of them.

  npm run bench -- [--data <folder>] [--only <name>,…]

  --data <folder>  also remakes oulad.json and badges.json, from the tables of the Open University
  --only <name>,…  only these: prepare, records, gas, verify, relay, demo, oulad, badges
  --help           this text

Run it on a machine that does nothing else. Each checks its own goals; the exit status is 1 where one is missed.
Each has a command of its own, in bench/README.md.`;

type Bench = { readonly name: string; readonly script: string; readonly options?: readonly string[] };
type Outcome = { readonly name: string; readonly met: boolean; readonly seconds: number };

const ROOT = path.join(import.meta.dirname, "..");
const BENCHES: readonly Bench[] = [
  { name: "prepare", script: "bench:prepare" },
  { name: "records", script: "bench:records" },
  { name: "gas", script: "bench:gas" },
  { name: "verify", script: "bench:verify" },
  { name: "relay", script: "bench:relay" },
  { name: "demo", script: "demo", options: ["--results", "bench/results/demo.json"] },
];

try {
  const benches = readOptions();
  if (benches === undefined) console.log(HELP);
  else main(benches);
} catch (error) {
  printError({ error, json: false });
}

function readOptions(): readonly Bench[] | undefined {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      only: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { data, only } = values;
  const all =
    data === undefined
      ? BENCHES
      : [
          ...BENCHES,
          { name: "oulad", script: "demo:oulad", options: ["--data", path.resolve(data)] },
          { name: "badges", script: "bench:badges", options: ["--data", path.resolve(data)] },
        ];
  if (only === undefined) return all;
  return only.split(",").map((name) => {
    const bench = all.find((one) => one.name === name);
    if (bench !== undefined) return bench;
    const known = all.map((one) => one.name).join(", ");
    throw usageError("--only names a bench that is not there.", { only: name }, `Give some of: ${known}.`);
  });
}

function main(benches: readonly Bench[]): void {
  const outcomes = benches.map((bench, place) => run(bench, { place: place + 1, of: benches.length }));
  const isGenerated = npm("generate", []);
  const rows = outcomes.map(({ name, met, seconds }) => [
    name,
    met ? "goals met" : "GOALS MISSED",
    `${seconds.toFixed(0)} s`,
  ]);
  console.log(`\n${table(rows)}`);
  const met = outcomes.filter((outcome) => outcome.met).length;
  console.log(`${met} of ${outcomes.length} met their goals`);
  if (!isGenerated) console.error("npm run generate failed: the tables are not those of the results");
  process.exitCode = met === outcomes.length && isGenerated ? 0 : 1;
}

function run({ name, script, options = [] }: Bench, { place, of }: { place: number; of: number }): Outcome {
  const command = ["npm run", script, ...(options.length > 0 ? ["--", ...options] : [])].join(" ");
  console.log(`\n[${place}/${of}] ${name}: ${command}`);
  const begun = performance.now();
  const met = npm(script, options);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`[${place}/${of}] ${name}: ${met ? "goals met" : "GOALS MISSED"} in ${seconds.toFixed(0)} s`);
  return { name, met, seconds };
}

/** Runs a script of package.json; false where it ends with another status than 0. */
function npm(script: string, options: readonly string[]): boolean {
  const { status } = spawnSync("npm", ["run", "--silent", script, "--", ...options], {
    cwd: ROOT,
    stdio: "inherit",
  });
  return status === 0;
}
