import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { HubId } from "../ids.ts";
import type { HubSummary } from "./types.ts";
import { summaryFrom } from "./types.ts";

const PAGE = 100;

/**
 * Lists hubs in the order of their ids, a page at a time (`RecordLens.hubsFrom`).
 *
 * @param client - The network.
 * @param args - First id, 1 when absent; most hubs, 100 when absent.
 * @returns The hubs; fewer than asked for at the end.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, hubs } from "@cairn/sdk";
 *
 * async function accreditedNames(client: Client) {
 *   const page = await hubs.list(client, { count: 50 });
 *   return page.filter((hub) => hub.accredited).map(({ name }) => name);
 * }
 */
export async function list(
  client: Client,
  args: { first?: HubId; count?: number } = {},
): Promise<HubSummary[]> {
  const page = await chainCall(() => recordLens(client).hubsFrom(args.first ?? 1, args.count ?? PAGE));
  return page.map(summaryFrom);
}
