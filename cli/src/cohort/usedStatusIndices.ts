import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { HubId, StatusIndex } from "@cairn/sdk";
import { cohorts, statusIndex } from "@cairn/sdk";
import { COHORT_FILE } from "@cairn/sdk/node";

/** A status list is filled to three quarters at most, so that free places are found fast and tell nothing. */
const FILL = 0.75;

/**
 * Finds the places of a hub's status lists that the cohorts beside this one took, and how many lists the hub needs.
 * Folders without a cohort of this hub are passed over.
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
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const value = JSON.parse(line) as { hub?: number; statusIndex?: number };
      if (value.hub !== undefined && value.hub !== hub) return;
      if (value.statusIndex !== undefined) used.add(statusIndex(value.statusIndex));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
