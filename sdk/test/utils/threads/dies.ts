// A thread that ends in the middle of its first batch, as one that the system takes away does.
import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => process.exit(3));
