import { readdir } from "node:fs/promises";
import path from "node:path";
import type { json } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import type { CheckedEndorsement } from "@cairn/sdk/credentials";
import { checkEndorsement } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { readDocument } from "../values/document.ts";
import type { Publishing } from "./openPublishing.ts";

/** An endorsement that is not published, and why. */
export interface RefusedEndorsement {
  readonly file: string;
  readonly code: Exclude<CheckedEndorsement["code"], "OK">;
  readonly message: string;
}

/** Reads the endorsements of a folder, by their names, and checks each; a folder that is not there holds none. */
export async function endorsementsIn(
  context: Context,
  { client, hub, did }: Publishing,
  folder: string,
): Promise<{ endorsements: readonly json.JsonObject[]; refused: readonly RefusedEndorsement[] }> {
  const at = path.resolve(context.config?.folder ?? context.cwd, folder);
  const names = await readdir(at).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const endorsements: json.JsonObject[] = [];
  const refused: RefusedEndorsement[] = [];
  for (const name of names.filter((each) => each.endsWith(".json")).sort()) {
    const file = path.join(folder, name);
    const endorsement = await documentOrFault(context, path.join(at, name));
    if (typeof endorsement === "string") {
      refused.push({ file, code: "MALFORMED", message: endorsement });
      continue;
    }
    // The same folder has to give the same files: what an accreditor's host says of its keys today is not asked.
    const checked = await checkEndorsement(client, { endorsement, hub: hub.id, did, web: false });
    if (checked.code === "OK") endorsements.push(endorsement);
    else refused.push({ file, code: checked.code, message: checked.message });
  }
  return { endorsements, refused };
}

async function documentOrFault(context: Context, file: string): Promise<json.JsonObject | string> {
  try {
    return await readDocument(context, file);
  } catch (error) {
    if (isCairnError(error)) return error.shortMessage;
    throw error;
  }
}
