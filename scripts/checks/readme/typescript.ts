import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Block, Fault } from "./blocks.ts";
import { atItsLines, blockName } from "./blocks.ts";

const FOLDER = path.join("cache", "readme");
const RUN_TIMEOUT_MS = 120_000;
const CONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    moduleDetection: "force",
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ["node"],
  },
  include: ["*.ts"],
};

/** Writes each TypeScript block as a file of its own, two folders inside the repository so that its imports resolve. */
export function writeTypeScript(blocks: readonly Block[], folder = FOLDER): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(CONFIG, null, 2));
  for (const block of blocks) writeFileSync(fileOf(block, folder), atItsLines(block));
}

/** Type-checks the written blocks. */
export function checkTypes(blocks: readonly Block[], folder = FOLDER): readonly Fault[] {
  if (blocks.length === 0) return [];
  const tsc = path.join("node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
    encoding: "utf8",
  });
  const sources = new Map(blocks.map((block) => [path.basename(fileOf(block)), block.file]));
  const faults = [...stdout.matchAll(/^(?<file>\S+\.ts)\((?<line>\d+),\d+\): error (?<message>.+)$/gmu)].map(
    (match) => {
      const { file = "", line = "", message = "" } = match.groups ?? {};
      return { at: `${sources.get(path.basename(file)) ?? file}:${line}`, message };
    },
  );
  if (status !== 0 && faults.length === 0)
    return [{ at: folder, message: stdout.trim() || "tsc did not run" }];
  return faults;
}

/** Runs one written block on this Node, with the chain's URL in `CAIRN_RPC`; it has to print what `output` says. */
export function runBlock({
  block,
  rpc,
  output,
}: {
  block: Block;
  rpc: string;
  output?: Block | undefined;
}): readonly Fault[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileOf(block)], {
    encoding: "utf8",
    timeout: RUN_TIMEOUT_MS,
    env: { ...process.env, CAIRN_RPC: rpc },
  });
  if (status === 0) {
    if (output === undefined || output.code.trimEnd() === stdout.trimEnd()) return [];
    return [{ at: `${output.file}:${output.line}`, message: `the code above prints\n${stdout}`.trimEnd() }];
  }
  const own = new RegExp(`${path.basename(fileOf(block)).replace(".", "\\.")}:(?<line>\\d+)`, "u");
  const line = own.exec(stderr)?.groups?.line ?? String(block.line);
  return [{ at: `${block.file}:${line}`, message: `ended with status ${status}\n${stdout}${stderr}`.trim() }];
}

function fileOf(block: Block, folder = FOLDER): string {
  return path.join(folder, `${blockName(block)}.ts`);
}
