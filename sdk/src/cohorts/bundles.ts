import type { CairnRecord } from "../bundles/CairnRecord.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { fetchDocument } from "../content/fetchDocument.ts";
import { get as getDefinition } from "../definitions/get.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { get as getHub } from "../hubs/get.ts";
import type { ContentHash, DefinitionId } from "../ids.ts";
import type { JsonObject } from "../json/JsonValue.ts";
import { proofOf } from "../trees/proofOf.ts";
import type { Cohort } from "./Cohort.ts";

/**
 * Makes the bundles of a cohort, one for each learner to keep, in the order of its records. The public documents of hub
 * and definitions are fetched once and embedded.
 *
 * @param client - The network.
 * @param args - The cohort; where public documents are, the client's store when absent.
 * @throws {@link CairnError} `CONTENT_NOT_FOUND`, `CONTENT_UNAVAILABLE` and the other codes of `content.fetchDocument`;
 * `CHAIN_UNREACHABLE`; `ABORTED`; those of the cohort's `records`.
 *
 * @example
 * import { bundles, type Client, cohorts } from "@cairn/sdk";
 *
 * async function files(client: Client, cohort: cohorts.Cohort) {
 *   const texts: string[] = [];
 *   for await (const record of cohorts.bundles(client, { cohort })) texts.push(bundles.serialize(record));
 *   return texts;
 * }
 */
export async function* bundles(
  client: Client,
  args: { cohort: Cohort; store?: ContentStore; signal?: AbortSignal },
): AsyncGenerator<CairnRecord> {
  const { cohort, store = client.content, signal } = args;
  const read = (hash: ContentHash) =>
    fetchDocument({ store, hash, ...(signal === undefined ? {} : { signal }) });
  const hub = await read((await getHub(client, cohort.hub)).profile);
  const definitions = new Map<DefinitionId, JsonObject>();
  for await (const { achievement, document, id, salts, statusIndex } of cohort.records()) {
    throwIfAborted(signal);
    const definition =
      definitions.get(achievement.definition) ??
      (await read((await getDefinition(client, achievement.definition)).content));
    definitions.set(achievement.definition, definition);
    yield {
      type: "CairnRecord",
      version: 1,
      chainId: cohort.chainId,
      token: cohort.token,
      achievement,
      inclusion: { mode: "anchored", root: cohort.tree.root, proof: proofOf(cohort.tree, id) },
      statusIndex,
      document,
      salts,
      definition,
      hub,
    };
  }
}
