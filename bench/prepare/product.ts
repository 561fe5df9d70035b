// Prepares a cohort and keeps it in a folder, in a process of its own, so that its memory is measured alone.
//   node bench/prepare/product.ts <learners> <fields> <folder> <threads>
import { cohorts } from "@cairn/sdk";
import { cohortFolder, cohortWorkers } from "@cairn/sdk/node";
import { HUB, inputsOf, OFFLINE } from "./inputs.ts";

/** What the process prints when it is done, as one line of JSON. */
export type ProductRun = {
  readonly seconds: number;
  /** Of all threads, start of the process included. */
  readonly cpuSeconds: number;
  readonly peakRssMiB: number;
  readonly root: string;
  readonly size: number;
};

const [learners = 0, fields = 0, directory = "", threads = 0] = process.argv
  .slice(2)
  .map((text, place) => (place === 2 ? text : Number(text))) as [number, number, string, number];

const started = performance.now();
const { size, tree } = await cohorts.prepare(OFFLINE, {
  hub: HUB,
  records: inputsOf({ learners, fields }),
  store: cohortFolder({ directory }),
  ...(threads === 0 ? {} : { workers: cohortWorkers({ threads }) }),
});
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
const cpuSeconds = (user + system) / 1_000_000;
const peakRssMiB = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ seconds, cpuSeconds, peakRssMiB, root: tree.root, size } satisfies ProductRun));
