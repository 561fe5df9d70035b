// A thread that takes batches and never answers.
import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => undefined);
