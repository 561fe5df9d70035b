import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CohortStore } from "../cohorts/Cohort.ts";
import { parse } from "../cohorts/parse.ts";
import { serialize } from "../cohorts/serialize.ts";
import { CairnError } from "../errors/CairnError.ts";

const FILE = "cohort.json";

/**
 * Keeps one cohort in a folder, as `cohort.json`: documents, salts, achievements and status indices. The file is whole
 * or absent: it is written aside, flushed and given its name, and the folder is flushed. It holds private documents: keep it
 * where only the hub's staff can read it.
 *
 * @param args - The folder, made when it is missing; one for each cohort.
 * @throws {@link CairnError} by `load`: `MALFORMED_COHORT`; by `save`: `COHORT_MISMATCH` where a cohort is there already.
 *
 * @example
 * import { cohortFolder } from "@cairn/sdk/node";
 *
 * const store = cohortFolder({ directory: "cohorts/algebra-2026" });
 */
export function cohortFolder(args: { directory: string }): CohortStore {
  const { directory } = args;
  const path = join(directory, FILE);
  return {
    async load() {
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new CairnError("MALFORMED_COHORT", {
          message: "The cohort's file cannot be read.",
          details: { path },
          cause: error,
        });
      });
      return bytes === undefined ? undefined : parse(bytes);
    },
    async save(cohort) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const aside = join(directory, `${randomUUID()}.tmp`);
      try {
        await writeFlushed(aside, serialize(cohort));
        await placeOnce(aside, path);
      } finally {
        await rm(aside, { force: true });
      }
      await flushFolder(directory);
    },
  };
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives the file its name, unless another run did so first. */
async function placeOnce(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    throw new CairnError("COHORT_MISMATCH", {
      message: "Another run has kept a cohort in this folder in the meantime.",
      details: { path },
      fix: "Run again: the kept cohort is resumed where the records are the same.",
      cause,
    });
  }
}

/** Makes the new name itself survive a loss of power, where the platform can flush a folder. */
async function flushFolder(directory: string): Promise<void> {
  const folder = await open(directory, "r").catch(() => undefined);
  try {
    await folder?.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "EISDIR" && code !== "EINVAL") throw error;
  } finally {
    await folder?.close();
  }
}
