// Prepares a cohort in a process that a test kills.
//   node prepareInChild.ts <folder> <learners> <threads>
import { cohorts } from "../../src/index.ts";
import { cohortFolder, cohortWorkers } from "../../src/node/index.ts";
import { HUB, inputsOf, OFFLINE } from "./cohorts.ts";

const [directory = "", learners, threads] = process.argv.slice(2);
const { tree } = await cohorts.prepare(OFFLINE, {
  hub: HUB,
  records: inputsOf(Number(learners)),
  store: cohortFolder({ directory }),
  workers: cohortWorkers({ threads: Number(threads) }),
  onProgress: ({ done }) => process.stdout.write(`done ${done}\n`),
});
process.stdout.write(`kept ${tree.root}\n`);
setInterval(() => undefined, 1_000);
