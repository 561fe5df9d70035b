// A thread that compiles what it is sent, and sends back what came out.
import { parentPort } from "node:worker_threads";
import type { CompileJob } from "./solc.ts";
import { compile } from "./solc.ts";

parentPort?.on("message", (job: CompileJob) => parentPort?.postMessage(compile(job)));
