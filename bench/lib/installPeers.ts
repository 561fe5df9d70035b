import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Installs the packages that a benchmark compares with, from the folder's own lock and without running their scripts.
 * What is installed already stays.
 */
export async function installPeers(folder: string): Promise<void> {
  const lock = path.join(folder, "package-lock.json");
  const installed = path.join(folder, "node_modules", ".package-lock.json");
  if (changedAt(installed) > changedAt(lock)) return;
  process.stderr.write(`installing the packages to compare with, in ${path.relative(".", folder)} …\n`);
  try {
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  } catch (cause) {
    const message = `npm could not install the packages of ${path.relative(".", folder)}: it needs the npm registry.`;
    throw new Error(message, { cause });
  }
}

/** When a file was last written; 0 where there is none. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
