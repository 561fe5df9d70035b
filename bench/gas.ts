// What attesting, claiming, revoking and checking cost in gas, beside others and beside the least that it can cost.
//   npm run bench:gas -- [--json] [--check]
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { printError, table, toJson } from "../scripts/lib/output.ts";
import { startProgress } from "../scripts/lib/progress.ts";
import { openBench } from "./gas/Bench.ts";
import type { Enter } from "./gas/Contestant.ts";
import { cairn } from "./gas/contestants/cairn.ts";
import { documentStore } from "./gas/contestants/documentStore.ts";
import { eas, easResolver } from "./gas/contestants/eas.ts";
import { floor } from "./gas/contestants/floor.ts";
import { otterspace } from "./gas/contestants/otterspace.ts";
import { tutorial } from "./gas/contestants/tutorial.ts";
import { verax } from "./gas/contestants/verax.ts";
import { measure } from "./gas/measure.ts";
import type { Entry, Results } from "./gas/results.ts";
import { differences, resultsOf } from "./gas/results.ts";
import { installPeers } from "./lib/installPeers.ts";
import { provenance } from "./lib/provenance.ts";

const HELP = `Measures gas: Cairn, the executable floor, and others whose packages have compiled contracts.

  npm run bench:gas -- [--json] [--check]

  --check  measures Cairn and the floor only, and fails where a figure differs from
           bench/results/gas.json; it needs no other packages
  --json   ends with one line of JSON on standard output
  --help   this text

All stand on one chain in this process and attest the same to the same learners. The first run
installs the others' packages in bench/peers/gas, from the npm registry. The figures are written to
bench/results/gas.json; the exit status is 1 where a goal is missed.`;

const FOLDER = import.meta.dirname;
const RESULTS = path.join(FOLDER, "results", "gas.json");
const PROBE = path.join(FOLDER, "contracts", "Probe.sol");
/** Cairn, and what its ratio is told to: they need no other packages. */
const OWN: readonly Enter[] = [cairn, floor];
const OTHERS: readonly Enter[] = [tutorial, eas, easResolver, verax, otterspace, documentStore];

try {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) console.log(HELP);
  else if (values.check) await check();
  else await main(values.json);
} catch (error) {
  printError({ error, json: process.argv.includes("--json") });
}

async function main(json: boolean): Promise<void> {
  const origin = provenance();
  await installPeers(path.join(FOLDER, "peers", "gas"));
  const results = resultsOf({ origin, entries: await measureAll([...OWN, ...OTHERS]) });
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  print(results);
  if (json) console.log(toJson(results));
  process.exitCode = results.met ? 0 : 1;
}

async function check(): Promise<void> {
  const committed = JSON.parse(await readFile(RESULTS, "utf8")) as Results;
  const entries = await measureAll(OWN);
  const faults = differences(committed, entries);
  for (const fault of faults) process.stderr.write(`✗ ${fault}\n`);
  if (faults.length === 0) console.log("✓ gas of Cairn and of the floor is as in bench/results/gas.json");
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function measureAll(enter: readonly Enter[]): Promise<readonly Entry[]> {
  const bench = await openBench(PROBE);
  const progress = startProgress({ what: "measured", total: enter.length });
  const entries: Entry[] = [];
  for (const [place, one] of enter.entries()) {
    const contestant = await one(bench);
    entries.push({ about: contestant.about, figures: await measure(bench, contestant) });
    progress.update(place + 1);
  }
  progress.stop();
  await bench.close();
  return entries;
}

function print({ contestants, scenarios, goals }: Results): void {
  const header = ["gas each", ...contestants.map(({ name }) => name), "Cairn / floor"];
  const rows = scenarios.map(({ title, items, figures, toFloor }) => [
    title,
    ...contestants.map(({ id }) => {
      const figure = figures[id];
      return figure === undefined ? "–" : Math.round(figure.gas / items).toLocaleString("en");
    }),
    toFloor?.toFixed(3) ?? "",
  ]);
  process.stderr.write(`\n${table([header, ...rows])}\n\n`);
  for (const { goal, measured, met } of goals) {
    process.stderr.write(`${met ? "met   " : "MISSED"}  ${measured}  ${goal}\n`);
  }
}
