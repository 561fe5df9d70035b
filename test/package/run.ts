import { spawn } from "node:child_process";

/** How a command ended, and what it printed. */
export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a command without a terminal. */
export async function run(
  command: readonly [string, ...string[]],
  { cwd, env = process.env }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  return await new Promise((resolve, reject) => {
    const printed = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      printed.stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      printed.stderr += chunk.toString("utf8");
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, ...printed }));
  });
}

/** The same, where a command that fails ends the test with all that it printed. */
export async function runWell(...args: Parameters<typeof run>): Promise<string> {
  const { status, stdout, stderr } = await run(...args);
  if (status === 0) return stdout;
  throw new Error(`${args[0].join(" ")} ended with status ${status}\n${stdout}${stderr}`);
}
