import type { Client, HubId } from "@cairn/sdk";
import { definitionId, definitions } from "@cairn/sdk";
import { visible } from "../print/visible.ts";
import { inPages } from "./inPages.ts";

/** The definitions of one hub, or of all, by number. */
export async function definitionsOf(
  client: Client,
  hub: HubId | "all",
): Promise<readonly definitions.Definition[]> {
  const all = await inPages(
    async (first, count) => await definitions.list(client, { first: definitionId(first + 1), count }),
  );
  const wanted = hub === "all" ? all : all.filter((definition) => definition.hub === hub);
  return wanted.map((definition) => ({ ...definition, name: visible(definition.name) }));
}
