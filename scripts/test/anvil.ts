import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const START_TIMEOUT_MS = 20_000;

/** A running Anvil; `stop` ends it and all that it started. */
export type LocalChain = { readonly url: string; readonly stop: () => void };

/** Starts Anvil on a free port, with further arguments, and waits until it answers. */
export async function startAnvil(args: readonly string[] = []): Promise<LocalChain> {
  const port = await freePort();
  const binary = path.resolve("node_modules", ".bin", "anvil");
  const all = ["--port", String(port), "--silent", ...args];
  const child = spawn(binary, all, { detached: true, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const stop = (): void => stopGroup(child);
  process.once("exit", stop);
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      stop();
      throw new Error(`anvil did not answer at ${url} (exit status ${child.exitCode ?? "none yet"})`);
    }
    await sleep(100);
  }
  return { url, stop };
}

async function answers(url: string): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  return await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body }).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The npm command is a wrapper around the native binary, so the whole process group has to end. */
function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    child.kill("SIGTERM");
  }
}
