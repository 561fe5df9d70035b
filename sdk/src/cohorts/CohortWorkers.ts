import { pause } from "./pause.ts";
import type { CohortBatch, PreparedBatch } from "./prepareBatch.ts";
import { prepareBatch } from "./prepareBatch.ts";

/** Who prepares the records of a cohort, besides the thread that asks for it. */
export interface CohortWorkers {
  /** Begins with one cohort. */
  readonly start: () => CohortPool;
}

/** Workers that prepare one cohort. */
export interface CohortPool {
  /** Batches that it can have at once; it prepares them in any order. */
  readonly capacity: number;
  /** Prepares a batch. Fails with the record's error; with `WORKER_FAILED` where a worker ended. */
  readonly run: (batch: CohortBatch) => Promise<PreparedBatch>;
  /** Ends the workers at once; what they were doing fails with `ABORTED`. */
  readonly stop: () => Promise<void>;
}

/** Prepares in the thread that asks for it, and lets others have it between two batches. */
export const ownThread: CohortWorkers = {
  start: () => ({
    capacity: 1,
    async run(batch) {
      await pause();
      return prepareBatch(batch);
    },
    async stop() {},
  }),
};
