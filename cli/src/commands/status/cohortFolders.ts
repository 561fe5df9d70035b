import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { visible } from "../../print/visible.ts";
import { statusTexts as say } from "./texts.ts";

/** Files of which one at least is in a cohort's folder. */
const MARKS = ["plan.json", "cohort.ndjson"];
/** Where `cairn issue` puts cohorts. */
export const DEFAULT_FOLDER = "cohorts";

/** Lists the folders of cohorts: those that were named, and of a folder of cohorts those in it; else `./cohorts`. */
export async function cohortFolders(context: Context, named: readonly string[]): Promise<string[]> {
  const folders: string[] = [];
  for (const folder of named.length === 0 ? [DEFAULT_FOLDER] : named) {
    const entries = await entriesOf(context, folder, named.length === 0);
    if (entries.some(({ name }) => MARKS.includes(name))) folders.push(folder);
    else {
      const inside = entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => path.join(folder, name));
      folders.push(...inside.sort());
    }
  }
  return folders;
}

async function entriesOf(context: Context, folder: string, mayMiss: boolean): Promise<Dirent[]> {
  try {
    return await readdir(path.resolve(context.cwd, folder), { withFileTypes: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && mayMiss) return [];
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noFolder, { folder: visible(folder), reason: message }),
      details: { folder },
      fix: context.say(say.noFolderFix),
      cause: error,
    });
  }
}
