import { existsSync } from "node:fs";
import path from "node:path";

/** One of 1EdTech's files: where it is, the others are. */
const BADGE = "ob_v3p0_achievementcredential_schema.json";

/** Folder with 1EdTech's schemas, which are theirs and not part of this project; undefined where it is not there. */
export function findSchemas(): string | undefined {
  const folder = process.env.CAIRN_SCHEMAS ?? path.join("..", "shared", "schemas");
  return existsSync(path.join(folder, BADGE)) ? folder : undefined;
}
