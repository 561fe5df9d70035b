import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { JsonRpcProvider } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.ts";
import type { LocalChain } from "../../scripts/test/anvil.ts";
import { startAnvil } from "../../scripts/test/anvil.ts";

/** How a command ended, and what it printed. */
export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Options of a task by their name in camel case. */
export type TaskOptions = Readonly<Record<string, string | number | boolean>>;

/** A running command. */
export type Running = { readonly ended: Promise<Ended>; readonly kill: () => void };

/** An Anvil of the test's own, and commands that talk to it. */
export type Bench = {
  readonly provider: JsonRpcProvider;
  /** Name for the test's deployments: no other test, and no user, has it. */
  readonly name: string;
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Running;
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  /** Runs a task on `localhost` in this process, which is faster, and gives what it printed and its exit status. */
  readonly task: (id: readonly string[], options: TaskOptions) => Promise<Ended>;
  /** Ends Anvil, and removes every file that the test's deployments left. */
  readonly close: () => Promise<void>;
};

const HARDHAT = path.join("node_modules", "hardhat", "dist", "src", "cli.js");
/** The first account of Anvil's public mnemonic. */
export const DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const DEPLOYER_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** Starts an Anvil, and gives commands its address: as `localhost`, and as `live` with the first account's key. */
export async function openBench({
  name,
  anvil = [],
}: {
  name: string;
  anvil?: readonly string[];
}): Promise<Bench> {
  const unique = `${name}-${process.pid}`;
  const chain: LocalChain = await startAnvil(anvil);
  const provider = new JsonRpcProvider(chain.url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  provider.pollingInterval = 50;
  const start: Bench["start"] = (args, env = {}) => startHardhat(args, { ...networkEnv(chain.url), ...env });
  return {
    provider,
    name: unique,
    start,
    run: async (args, env) => await start(args, env).ended,
    task: async (id, options) => {
      const localhost = { type: "http", url: chain.url } as const;
      const networks = { ...config.networks, localhost };
      const hre = await createHardhatRuntimeEnvironment({ ...config, networks }, { network: "localhost" });
      const task = hre.tasks.getTask(["cairn", ...id]);
      return await captured(async () => await task.run({ name: unique, ...options }));
    },
    close: async () => {
      provider.destroy();
      chain.stop();
      const left = globSync([`deployments/*-${unique}.json*`, `ignition/deployments/*-${unique}*`]);
      for (const file of left) await rm(file, { recursive: true });
    },
  };
}

/** Runs `npx hardhat …` without a terminal. */
export function startHardhat(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [HARDHAT, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString("utf8");
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
  return { ended, kill: () => child.kill("SIGKILL") };
}

/** The one line of JSON that a command printed. Throws where it printed anything else. */
export function jsonOf({ stdout, stderr }: Ended): Record<string, unknown> {
  const lines = stdout.split("\n");
  if (lines.length !== 2 || lines[1] !== "") throw new Error(`not one line: ${stdout}\n${stderr}`);
  return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
}

async function captured(run: () => Promise<unknown>): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const streams = ["stdout", "stderr"] as const;
  const kept = streams.map((name) => process[name].write);
  for (const name of streams) {
    process[name].write = (chunk: string | Uint8Array) => {
      printed[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
      return true;
    };
  }
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await run();
    return { status: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = before;
    for (const [place, name] of streams.entries()) {
      const write = kept[place];
      if (write !== undefined) process[name].write = write;
    }
  }
}

function networkEnv(url: string): Record<string, string> {
  return { CAIRN_RPC: url, CAIRN_RPC_URL: url, CAIRN_PRIVATE_KEY: DEPLOYER_KEY };
}
