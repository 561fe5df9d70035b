import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { CompileJob, Output } from "./solc.ts";

/** A compiler in a thread of its own. It takes one job at a time. */
export type Compiler = {
  readonly compile: (job: CompileJob) => Promise<Output>;
  readonly stop: () => Promise<void>;
};

export function startCompiler(): Compiler {
  const worker = new Worker(path.join(import.meta.dirname, "compilerThread.ts"));
  return {
    compile: async (job) => {
      worker.postMessage(job);
      const [output] = (await once(worker, "message")) as [Output];
      return output;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
