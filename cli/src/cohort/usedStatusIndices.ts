import { readdir } from "node:fs/promises";
import path from "node:path";
import type { HubId, StatusIndex } from "@cairn/sdk";
import { cohorts, statusIndex } from "@cairn/sdk";
import { COHORT_FILE } from "@cairn/sdk/node";
import { readLines } from "../files/readWithin.ts";
import { damaged, isMissing } from "./files.ts";

/** A status list is filled to three quarters at most, so that free places are found fast and tell nothing. */
const FILL = 0.75;

/**
 * Finds the places of a hub's status lists that the cohorts beside this one took, and how many lists the hub needs.
 * Folders without a cohort of this hub are passed over.
 *
 * Throws `MALFORMED_COHORT` where another cohort's file is damaged: its places would be taken twice.
 */
export async function usedStatusIndices(args: {
  parent: string;
  except: string;
  hub: HubId;
  needed: number;
}): Promise<{ used: Set<StatusIndex>; lists: number }> {
  const { parent, except, hub, needed } = args;
  const used = new Set<StatusIndex>();
  const folders = await readdir(parent, { withFileTypes: true }).catch(() => []);
  for (const folder of folders) {
    const directory = path.join(parent, folder.name);
    if (folder.isDirectory() && directory !== except)
      await collect(path.join(directory, COHORT_FILE), hub, used);
  }
  const lists = Math.ceil((used.size + needed) / (cohorts.STATUS_LIST_LENGTH * FILL));
  return { used, lists };
}

async function collect(file: string, hub: HubId, used: Set<StatusIndex>): Promise<void> {
  let line = 0;
  try {
    for await (const text of readLines(file)) {
      line += 1;
      const value = (JSON.parse(text) ?? {}) as { hub?: unknown; statusIndex?: number };
      if (value.hub !== undefined && value.hub !== hub) return;
      if (value.statusIndex !== undefined) used.add(statusIndex(value.statusIndex));
    }
  } catch (error) {
    if (!isMissing(error)) throw damaged(file, error, line);
  }
}
