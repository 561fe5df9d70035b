// Prepares a cohort in a process that a test kills, and says when it stands still to be killed.
//   node prepareInChild.ts <folder> <learners> [<records after which it stands still>]
import { writeSync } from "node:fs";
import { cohorts } from "../../src/index.ts";
import { cohortFolder, cohortWorkers } from "../../src/node/index.ts";
import { HUB, inputsOf, OFFLINE } from "./cohorts.ts";

const STANDSTILL_MS = 60_000;
const STANDARD_OUTPUT = 1;

const [directory = "", learners, standstill = learners] = process.argv.slice(2);
const { tree } = await cohorts.prepare(OFFLINE, {
  hub: HUB,
  records: inputsOf(Number(learners)),
  store: cohortFolder({ directory }),
  workers: cohortWorkers({ threads: 2 }),
  onProgress: ({ done }) => {
    if (done >= Number(standstill) && done < Number(learners)) standStill(`done ${done}`);
  },
});
standStill(`kept ${tree.root}`);

function standStill(line: string): void {
  writeSync(STANDARD_OUTPUT, `${line}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STANDSTILL_MS);
}
