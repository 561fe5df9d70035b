import { hubRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { DefinitionId } from "../ids.ts";
import type { Definition } from "./types.ts";
import { definitionFrom } from "./types.ts";

/**
 * Reads a definition (`HubRegistry.definitionOf`).
 *
 * @param client - The network.
 * @param definition - Its id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `DefinitionUnknown`; `CHAIN_UNREACHABLE`; `RATE_LIMITED`.
 *
 * @example
 * import { type Client, content, definitions, type DefinitionId } from "@cairn/sdk";
 *
 * async function describe(client: Client, id: DefinitionId) {
 *   const definition = await definitions.get(client, id);
 *   return await content.fetchDocument({ store: client.content, hash: definition.content });
 * }
 */
export async function get(client: Client, definition: DefinitionId): Promise<Definition> {
  return definitionFrom(definition, await chainCall(() => hubRegistry(client).definitionOf(definition)));
}
