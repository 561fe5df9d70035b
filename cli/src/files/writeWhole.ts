import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";

/** Who can read a file: its owner alone, or everybody, such as a web server. */
const MODES = { owner: 0o600, everybody: 0o644 } as const;

/**
 * Writes a file whole or not at all, and returns when it would survive a loss of power. Only its owner can read it, unless
 * it is for everybody.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  reader: keyof typeof MODES = "owner",
): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(aside, "wx", MODES[reader]);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
  await flushFolder(folder);
}

/** Makes a new name itself survive a loss of power, where the platform can flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "EISDIR" && code !== "EINVAL") throw error;
  } finally {
    await handle?.close();
  }
}
