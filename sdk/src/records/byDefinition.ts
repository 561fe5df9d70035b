import type { Client } from "../client/Client.ts";
import { get } from "../definitions/get.ts";
import type { DefinitionId } from "../ids.ts";
import { sourceOf } from "./chainSource.ts";
import type { RecordPage } from "./PublicRecord.ts";
import type { PageOptions } from "./page.ts";
import { page } from "./page.ts";

/**
 * Lists the public records of a definition, a page at a time, the newest first. The chain indexes hubs and
 * not definitions, so without an indexer it reads the logs of the definition's hub.
 *
 * @param client - The network.
 * @param args - The definition; most records on the page, 100 when absent; where the page before ended.
 * @returns The page, and where the next one begins.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `DefinitionUnknown`; as `records.byHub`:
 * `INVALID_ARGUMENT`, `CHAIN_UNREACHABLE`, `RATE_LIMITED`, `INCONSISTENT_ANSWER`, `NOT_A_DEPLOYMENT`,
 * `ABORTED`.
 *
 * @example
 * import { type Client, type DefinitionId, records } from "@cairn/sdk";
 *
 * async function newest(client: Client, definition: DefinitionId) {
 *   const page = await records.byDefinition(client, { definition, size: 10 });
 *   return page.records.map(({ learner, achievedAt }) => ({ learner, achievedAt }));
 * }
 */
export async function byDefinition(
  client: Client,
  args: PageOptions & { readonly definition: DefinitionId },
): Promise<RecordPage> {
  const { definition } = args;
  const { hub } = await get(client, definition);
  return await page(client, args, (request) =>
    sourceOf(client).byDefinition({ ...request, definition, hub }),
  );
}
