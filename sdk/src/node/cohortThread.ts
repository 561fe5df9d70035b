import { parentPort } from "node:worker_threads";
import type { CohortBatch, PreparedBatch } from "../cohorts/prepareBatch.ts";
import { prepareBatch } from "../cohorts/prepareBatch.ts";
import type { CairnErrorOptions } from "../errors/CairnError.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { loadFastKeccak } from "../trees/loadFastKeccak.ts";

/** What a thread answers to a batch: an error class does not survive the way between threads. */
export type ThreadAnswer =
  | { readonly prepared: PreparedBatch }
  | { readonly refused: CairnErrorOptions & { readonly code: ErrorCode } };

await loadFastKeccak();
parentPort?.on("message", (batch: CohortBatch) => {
  const answer = answerTo(batch);
  const transfer = "prepared" in answer ? [answer.prepared.ids.buffer, answer.prepared.lines.buffer] : [];
  parentPort?.postMessage(answer, transfer as ArrayBuffer[]);
});

function answerTo(batch: CohortBatch): ThreadAnswer {
  try {
    return { prepared: prepareBatch(batch) };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    const { code, shortMessage: message, details, fix } = error;
    return { refused: { code, message, details, fix } };
  }
}
