import { setTimeout } from "node:timers/promises";

const MOST_ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * Runs what begins with a build of Hardhat's. That writes its cache anew, by way of a file that all processes share, so one of
 * two that do it at the same moment may find the file moved away. It has done nothing else by then, and begins again.
 */
export async function againWhereCacheMoved<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !String(error).includes("compile-cache.json.tmp")) throw error;
      await setTimeout(attempt * PAUSE_MS);
    }
  }
}
