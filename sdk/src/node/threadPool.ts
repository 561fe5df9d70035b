import { Worker } from "node:worker_threads";
import type { CohortPool } from "../cohorts/CohortWorkers.ts";
import type { CohortBatch, PreparedBatch } from "../cohorts/prepareBatch.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { ThreadAnswer } from "./cohortThread.ts";

/** Batches that a thread has at once, so that it never waits for the next one. */
const AHEAD = 2;

/** A batch that a thread works on. */
interface Task {
  readonly resolve: (prepared: PreparedBatch) => void;
  readonly reject: (error: CairnError) => void;
}

/** A thread; it answers in the order in which it was asked. */
interface Thread {
  readonly worker: Worker;
  readonly tasks: Task[];
}

/** Prepares batches in threads that run a script. They are started when there is work for them. */
export function threadPool(args: { threads: number; script: URL }): CohortPool {
  const threads: Thread[] = [];
  let fault: CairnError | undefined;

  const fail = (error: CairnError): void => {
    fault ??= error;
    for (const { tasks } of threads) {
      for (const task of tasks.splice(0)) task.reject(fault);
    }
  };
  const start = (): Thread => {
    const worker = new Worker(args.script, { execArgv: [] });
    const thread: Thread = { worker, tasks: [] };
    threads.push(thread);
    worker.on("message", (answer: ThreadAnswer) => settle(thread.tasks.shift(), answer));
    worker.on("error", (cause) => fail(new CairnError("WORKER_FAILED", { cause })));
    worker.on("messageerror", (cause) => fail(new CairnError("WORKER_FAILED", { cause })));
    worker.on("exit", (exitCode) => fail(new CairnError("WORKER_FAILED", { details: { exitCode } })));
    return thread;
  };

  return {
    capacity: args.threads * AHEAD,
    run: (batch) =>
      new Promise((resolve, reject) => {
        if (fault !== undefined) {
          reject(fault);
          return;
        }
        const thread = leastBusy(threads, args.threads) ?? start();
        thread.tasks.push({ resolve, reject });
        thread.worker.postMessage(batch satisfies CohortBatch);
      }),
    async stop() {
      fail(new CairnError("ABORTED"));
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

/** The thread with the least to do; undefined where a new one may do it at once. */
function leastBusy(threads: readonly Thread[], most: number): Thread | undefined {
  const [least] = [...threads].sort((a, b) => a.tasks.length - b.tasks.length);
  const isIdle = least?.tasks.length === 0;
  return isIdle || threads.length === most ? least : undefined;
}

function settle(task: Task | undefined, answer: ThreadAnswer): void {
  if ("prepared" in answer) task?.resolve(answer.prepared);
  else task?.reject(new CairnError(answer.refused.code, answer.refused));
}
