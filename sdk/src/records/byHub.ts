import type { Client } from "../client/Client.ts";
import type { HubId } from "../ids.ts";
import { sourceOf } from "./chainSource.ts";
import type { RecordPage } from "./PublicRecord.ts";
import type { PageOptions } from "./page.ts";
import { page } from "./page.ts";

/**
 * Lists the public records of a hub, a page at a time, the newest first. Records that are issued between two
 * pages come before the first one and move nothing.
 *
 * @param client - The network.
 * @param args - The hub; most records on the page, 100 when absent; where the page before ended.
 * @returns The page, and where the next one begins.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for a size that is not 1 to 1,000; as `records.of`:
 * `CHAIN_UNREACHABLE`, `RATE_LIMITED`, `INCONSISTENT_ANSWER`, `NOT_A_DEPLOYMENT`, `ABORTED`.
 *
 * @example
 * import { type Client, type HubId, records } from "@cairn/sdk";
 *
 * async function* all(client: Client, hub: HubId) {
 *   let page = await records.byHub(client, { hub });
 *   yield* page.records;
 *   while (page.next !== null) {
 *     page = await records.byHub(client, { hub, after: page.next });
 *     yield* page.records;
 *   }
 * }
 */
export async function byHub(
  client: Client,
  args: PageOptions & { readonly hub: HubId },
): Promise<RecordPage> {
  const { hub } = args;
  return await page(client, args, (request) => sourceOf(client).byHub({ ...request, hub }));
}
