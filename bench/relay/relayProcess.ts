import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { toJson } from "../../scripts/lib/output.ts";
import type { World } from "./world.ts";

const CAIRN = path.join(import.meta.dirname, "..", "..", "cli", "bin", "cairn.js");
const START_MS = 20_000;

/** `cairn relay` in a process that can die and be started again at the same address. */
export type Relay = {
  readonly url: string;
  /** Ends it at once, as a loss of power would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Whether it ended by itself. */
  readonly hasFallen: () => boolean;
  /** Memory of the process, in MiB. */
  readonly memory: () => number;
};

/** Starts a relay with bounds that the bench does not reach, and these arguments. */
export async function startRelay(
  world: World,
  { folder, args }: { folder: string; args: readonly string[] },
): Promise<Relay> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await writeFile(path.join(folder, "deployment.json"), toJson(world.deployment));
  const endless = ["requests-per-day", "learner-requests-per-day", "requests-per-minute"];
  const line = [
    "relay",
    ...["--rpc", world.chain.url, "--deployment", "deployment.json", "--hub", String(world.school.hub)],
    ...["--port", String(port), "--budget-gas-per-day", "1000000000000"],
    ...["--learner-gas-per-day", "1000000000000", ...endless.flatMap((name) => [`--${name}`, "100000000"])],
    ...args,
  ];
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const log = openSync(path.join(folder, "relay.log"), "a");
    child = spawn(process.execPath, [CAIRN, ...line], {
      cwd: folder,
      env: { PATH: process.env.PATH, CAIRN_KEY: world.relayKey },
      stdio: ["ignore", log, log],
    });
    for (const until = Date.now() + START_MS; Date.now() < until; await sleep(25)) {
      const isUp = await fetch(`${url}/health`).then(
        () => true,
        () => false,
      );
      if (isUp) return;
    }
    throw new Error(`the relay did not start: see ${path.join(folder, "relay.log")}`);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  };
  await start();
  process.once("exit", () => child?.kill("SIGKILL"));
  return {
    url,
    start,
    kill: async () => await end("SIGKILL"),
    stop: async () => await end("SIGTERM"),
    hasFallen: () => child === undefined || child.exitCode !== null || child.signalCode !== null,
    memory: () => {
      const kibibytes = execFileSync("ps", ["-o", "rss=", "-p", String(child?.pid)], { encoding: "utf8" });
      return Number(kibibytes.trim()) / 1024;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const found = server.address();
      const port = typeof found === "object" && found !== null ? found.port : 0;
      server.close(() => resolve(port));
    });
  });
}
