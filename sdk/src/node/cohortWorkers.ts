import { availableParallelism } from "node:os";
import type { CohortWorkers } from "../cohorts/CohortWorkers.ts";
import { CairnError } from "../errors/CairnError.ts";
import { threadPool } from "./threadPool.ts";

/** The script of a thread, beside this one, as it is run: compiled or not. */
const SCRIPT = new URL(
  import.meta.url.endsWith(".ts") ? "./cohortThread.ts" : "./cohortThread.js",
  import.meta.url,
);

/**
 * Lets `cohorts.prepare` use all cores: records are prepared in threads, which are started for each cohort as it needs
 * them and end with it.
 *
 * @param args - How many threads at most; as many as the machine runs at once when absent.
 * @throws CairnError `INVALID_ARGUMENT` where the number is none from 1 to 64.
 *
 * @example
 * import { type Client, cohorts, type HubId } from "@cairn/sdk";
 * import { cohortFolder, cohortWorkers } from "@cairn/sdk/node";
 *
 * async function prepare(client: Client, hub: HubId, records: AsyncIterable<cohorts.CohortInput>) {
 *   const store = cohortFolder({ directory: "cohorts/term-2026" });
 *   return cohorts.prepare(client, { hub, records, store, workers: cohortWorkers() });
 * }
 */
export function cohortWorkers(args: { threads?: number } = {}): CohortWorkers {
  const threads = args.threads ?? Math.min(availableParallelism(), MAX_THREADS);
  if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: `The number of threads is not a whole number from 1 to ${MAX_THREADS}.`,
      details: { threads },
    });
  }
  return { start: () => threadPool({ threads, script: SCRIPT }) };
}

const MAX_THREADS = 64;
