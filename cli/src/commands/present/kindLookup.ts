import type { Client, DefinitionId, Kind } from "@cairn/sdk";
import { definitions, isCairnError } from "@cairn/sdk";
import type { KindLookup } from "./choose.ts";

/** Asks the chain of what kind definitions are, each once. */
export function kindLookup(client: Client): KindLookup {
  const known = new Map<DefinitionId, Promise<Kind | undefined>>();
  return async (definition) => {
    const kind = known.get(definition) ?? readKind(client, definition);
    known.set(definition, kind);
    return await kind;
  };
}

async function readKind(client: Client, definition: DefinitionId): Promise<Kind | undefined> {
  try {
    return (await definitions.get(client, definition)).kind;
  } catch (error) {
    if (isCairnError(error) && error.details.contractError === "DefinitionUnknown") return undefined;
    throw error;
  }
}
