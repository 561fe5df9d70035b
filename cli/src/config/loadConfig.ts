import path from "node:path";
import { CairnError } from "@cairn/sdk";
import { readText } from "../files/readWithin.ts";
import type { Config } from "./Config.ts";
import { CONFIG_FILE } from "./Config.ts";
import { parseConfig } from "./parseConfig.ts";

/**
 * Finds the configuration: the named file, else `cairn.json` in this folder or the nearest one above.
 *
 * Throws `INVALID_ARGUMENT` where a named file is missing, or a field is wrong.
 */
export async function loadConfig(args: {
  cwd: string;
  named?: string | undefined;
}): Promise<Config | undefined> {
  const { cwd, named } = args;
  if (named !== undefined) {
    const file = path.resolve(cwd, named);
    const config = await readConfig(file);
    if (config !== undefined) return config;
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The configuration is not there.",
      details: { file: named },
      fix: "Check --config (or CAIRN_CONFIG), or make a configuration with `cairn init`.",
    });
  }
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const config = await readConfig(path.join(folder, CONFIG_FILE));
    if (config !== undefined) return config;
    if (path.dirname(folder) === folder) return undefined;
  }
}

async function readConfig(file: string): Promise<Config | undefined> {
  const text = await readText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The configuration cannot be read.",
      details: { file, reason: error.message },
      cause: error,
    });
  });
  return text === undefined ? undefined : parseConfig({ text, file, folder: path.dirname(file) });
}
