import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { toJson } from "../../../src/output/toJson.ts";
import type { Sponsor } from "./office.ts";

const CAIRN = path.resolve("cli", "bin", "cairn.js");
const START_MS = 20_000;

/** A relay in a process of its own. */
export interface RelayProcess {
  readonly child: ChildProcess;
  /** Undefined where it ended before it listened. */
  readonly url: string | undefined;
  readonly output: () => string;
  /** Exit status; null where a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** Starts `cairn relay` in the school's folder, and waits until it listens or ends. */
export async function startProcess(
  school: Pick<Sponsor, "folder" | "deployment" | "wallet" | "hub">,
  options: { rpc: string; args?: readonly string[] },
): Promise<RelayProcess> {
  const { folder, deployment, wallet, hub } = school;
  const { rpc, args = [] } = options;
  await writeFile(path.join(folder, "deployment.json"), toJson(deployment));
  const line = [
    "relay",
    "--rpc",
    rpc,
    "--deployment",
    "deployment.json",
    "--hub",
    String(hub),
    "--port",
    "0",
  ];
  const child = spawn(process.execPath, [CAIRN, ...line, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, CAIRN_KEY: wallet.privateKey },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = once(child, "close").then(([status]) => status as number | null);
  const url = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), START_MS);
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      const listening = /"event":"listening","url":"(?<url>[^"]+)"/.exec(output)?.groups?.url;
      if (listening === undefined) return;
      clearTimeout(timer);
      resolve(listening);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
  return { child, url, output: () => output, exited };
}
