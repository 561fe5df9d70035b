import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { DefinitionId } from "../ids.ts";
import { definitionId } from "../ids.ts";
import type { Definition } from "./types.ts";
import { definitionFrom } from "./types.ts";

const PAGE = 100;

/**
 * Lists definitions of all hubs in the order of their ids, a page at a time (`RecordLens.definitionsFrom`).
 *
 * @param client - The network.
 * @param args - First id, 1 when absent; most definitions, 100 when absent.
 * @returns The definitions; fewer than asked for at the end.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, definitions, type HubId } from "@cairn/sdk";
 *
 * async function offeredBy(client: Client, hub: HubId) {
 *   const all = await definitions.list(client, { count: 500 });
 *   return all.filter((definition) => definition.hub === hub && definition.retiredAt === null);
 * }
 */
export async function list(
  client: Client,
  args: { first?: DefinitionId; count?: number } = {},
): Promise<Definition[]> {
  const first = args.first ?? definitionId(1);
  const page = await chainCall(() => recordLens(client).definitionsFrom(first, args.count ?? PAGE));
  return page.map((definition, place) => definitionFrom(definitionId(first + place), definition));
}
