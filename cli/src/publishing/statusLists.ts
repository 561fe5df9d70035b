import path from "node:path";
import type { json } from "@cairn/sdk";
import { CairnError, cohorts } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { issue, revokedIndices, statusList, statusListUrl } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { usedStatusIndices } from "../cohort/usedStatusIndices.ts";
import type { Publishing } from "./openPublishing.ts";

/** A signed list, and where it belongs. */
export interface MadeList {
  readonly list: number;
  readonly file: string;
  readonly document: json.JsonObject;
}

/** The hub's lists, as of the block. */
export interface MadeLists {
  /** Places of all lists that are revoked. */
  readonly revoked: number;
  readonly lists: readonly MadeList[];
}

/**
 * Makes and signs the hub's status lists from the chain's events: all up to the last one that a record of the folder's
 * cohorts or a revocation is in, and the first in any case.
 * Made last of all that is published: the block has to be the same one still.
 *
 * Throws `INCONSISTENT_ANSWER` where the chain dropped the block meanwhile.
 */
export async function makeLists(
  context: Context,
  publishing: Publishing,
  key: SigningKey,
): Promise<MadeLists> {
  const { client, hub, url, did, block, time, ttlSeconds } = publishing;
  const { signal } = context;
  const { indices, hash } = await revokedIndices(client, { hub: hub.id, block, signal });
  if (hash !== publishing.hash) {
    throw new CairnError("INCONSISTENT_ANSWER", {
      message: "The chain replaced the block while it was read.",
      details: { block, hash: publishing.hash, current: hash },
      fix: "Run it again: nothing was written.",
    });
  }
  const parent = path.resolve(context.config?.folder ?? context.cwd, publishing.cohorts);
  const { used } = await usedStatusIndices({ parent, except: "", hub: hub.id, needed: 0 });
  let last = indices.at(-1) ?? 0;
  for (const index of used) last = Math.max(last, index);
  const lists: MadeList[] = [];
  for (let list = 0; list <= Math.floor(last / cohorts.STATUS_LIST_LENGTH); list += 1) {
    const unsigned = await statusList({
      issuer: did,
      url: statusListUrl(url, list),
      list,
      indices,
      now: time,
      ttlSeconds,
    });
    lists.push({ list, file: `status/${list}`, document: await issue(unsigned, { key, now: time }) });
  }
  return { revoked: indices.length, lists };
}
