import { writeWhole } from "../files/writeWhole.ts";
import type { Config } from "./Config.ts";

/** Writes the configuration to its file. */
export async function saveConfig({ file, folder: _folder, ...fields }: Config): Promise<void> {
  await writeWhole(file, `${JSON.stringify({ version: 1, ...fields }, null, 2)}\n`);
}
