// A thread that fails on its first batch in a way that nobody foresaw.
import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => {
  throw new RangeError("out of memory");
});
