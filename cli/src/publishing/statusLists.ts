import path from "node:path";
import type { json } from "@cairn/sdk";
import { cohorts } from "@cairn/sdk";
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
 */
export async function makeLists(
  context: Context,
  publishing: Publishing,
  options: { key: SigningKey; cohorts: string; ttlSeconds?: number | undefined },
): Promise<MadeLists> {
  const { client, hub, url, did, block, time } = publishing;
  const { key, ttlSeconds } = options;
  const { signal } = context;
  const { indices } = await revokedIndices(client, { hub: hub.id, block, signal });
  const parent = path.resolve(context.config?.folder ?? context.cwd, options.cohorts);
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
      ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    });
    lists.push({ list, file: `status/${list}`, document: await issue(unsigned, { key, now: time }) });
  }
  return { revoked: indices.length, lists };
}
