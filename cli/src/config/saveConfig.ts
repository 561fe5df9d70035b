import path from "node:path";
import { writeWhole } from "../files/writeWhole.ts";
import type { Config } from "./Config.ts";
import { CONFIG_FILE } from "./Config.ts";

/** Writes the configuration, and returns its file. */
export async function saveConfig(config: Config): Promise<string> {
  const { folder, ...fields } = config;
  const file = path.join(folder, CONFIG_FILE);
  await writeWhole(file, `${JSON.stringify({ version: 1, ...fields }, null, 2)}\n`);
  return file;
}
