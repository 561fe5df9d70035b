import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, link, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CohortSource, CohortStore, CohortWriter } from "../cohorts/Cohort.ts";
import { parse } from "../cohorts/parse.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";

/** Name of the file in which {@link cohortFolder} keeps a cohort. */
export const COHORT_FILE = "cohort.ndjson";
/** A file that a run is writing, with the id of its process. */
const ASIDE = /^(?<pid>\d+)-[\da-f-]+\.tmp$/;
/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/**
 * Keeps one cohort in a folder, as `cohort.ndjson`: a line for each record with its document, salts, achievement and status
 * index. The file is whole or absent: it is written aside as records come, flushed and given its name, and the folder is
 * flushed. What a killed run left aside is no cohort, and the next run removes it. The file holds private documents: keep
 * it where only the hub's staff can read it.
 *
 * @param args - The folder, made when it is missing; one for each cohort.
 * @throws CairnError by `load`: `MALFORMED_COHORT`; by a writer's `commit`: `COHORT_MISMATCH` where a cohort is
 * there already.
 *
 * @example
 * import { cohortFolder } from "@cairn/sdk/node";
 *
 * const store = cohortFolder({ directory: "cohorts/algebra-2026" });
 */
export function cohortFolder(args: { directory: string }): CohortStore {
  const { directory } = args;
  const path = join(directory, COHORT_FILE);
  return {
    async load(options) {
      if (!(await exists(path))) return undefined;
      await removeLeftovers(directory);
      return await parse(fileSource(path), options);
    },
    create: () =>
      writing(path, async () => {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        await removeLeftovers(directory);
        return await writerOf(directory, path);
      }),
  };
}

/** Does what writes, and tells its failure by a code. */
async function writing<Result>(path: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    if (isCairnError(cause)) throw cause;
    throw new CairnError("COHORT_NOT_KEPT", { details: { path }, cause });
  }
}

async function writerOf(directory: string, path: string): Promise<CohortWriter> {
  const aside = join(directory, `${process.pid}-${randomUUID()}.tmp`);
  const file = await open(aside, "wx", 0o600);
  const discard = async (): Promise<void> => {
    await file.close();
    await rm(aside, { force: true });
  };
  return {
    discard,
    write: (bytes) => writing(path, () => file.writeFile(bytes)),
    commit: () =>
      writing(path, async () => {
        await file.sync();
        await placeOnce(aside, path);
        await discard();
        await flushFolder(directory);
        return fileSource(path);
      }),
  };
}

function fileSource(path: string): CohortSource {
  return async function* read() {
    try {
      yield* createReadStream(path, { highWaterMark: CHUNK });
    } catch (cause) {
      throw new CairnError("MALFORMED_COHORT", {
        message: "The cohort's file cannot be read.",
        details: { path },
        cause,
      });
    }
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw new CairnError("MALFORMED_COHORT", {
      message: "The cohort's file cannot be read.",
      details: { path },
      cause: error,
    });
  }
}

/** Removes what runs that no longer live left behind. What cannot be removed does no harm. */
async function removeLeftovers(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  const left = names.filter((name) => {
    const pid = ASIDE.exec(name)?.groups?.pid;
    return pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.allSettled(left.map((name) => rm(join(directory, name), { force: true })));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Gives the file its name, unless another run did so first or took it away. */
async function placeOnce(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "EEXIST" && code !== "ENOENT") throw cause;
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
