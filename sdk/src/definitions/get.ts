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
 */
export async function get(client: Client, definition: DefinitionId): Promise<Definition> {
  return definitionFrom(definition, await chainCall(() => hubRegistry(client).definitionOf(definition)));
}
