import type { CairnRecord, Inclusion } from "../bundles/CairnRecord.ts";
import type { Client } from "../client/Client.ts";
import type { ContentStore } from "../content/ContentStore.ts";
import { fetchDocument } from "../content/fetchDocument.ts";
import { get as getDefinition } from "../definitions/get.ts";
import { get as getHub } from "../hubs/get.ts";
import type { StatusIndex } from "../ids.ts";
import type { Draft } from "./draft.ts";

/**
 * Makes the bundle of one achievement, for its learner to keep: the draft, how it was attested, and the public documents
 * of definition and hub. For a whole cohort see `cohorts.bundles`.
 *
 * @param client - The network.
 * @param args - The draft; its inclusion; its place in the hub's status list; where public documents are, the client's
 * store when absent.
 * @throws {@link CairnError} the codes of `definitions.get` and `content.fetchDocument`; `CHAIN_UNREACHABLE`.
 *
 * @example
 * import { achievements, bundles, type Client } from "@cairn/sdk";
 *
 * async function fileOf(client: Client, draft: achievements.Draft) {
 *   return bundles.serialize(await achievements.bundle(client, { draft, inclusion: { mode: "minted" } }));
 * }
 */
export async function bundle(
  client: Client,
  args: { draft: Draft; inclusion: Inclusion; statusIndex?: StatusIndex; store?: ContentStore },
): Promise<CairnRecord> {
  const { draft, inclusion, statusIndex, store = client.content } = args;
  const { chainId, contracts } = client.deployment;
  const definition = await getDefinition(client, draft.achievement.definition);
  const hub = await getHub(client, definition.hub);
  return {
    type: "CairnRecord",
    version: 1,
    chainId,
    token: contracts.AchievementToken.address,
    achievement: draft.achievement,
    inclusion,
    ...(statusIndex === undefined ? {} : { statusIndex }),
    document: draft.document,
    salts: draft.salts,
    definition: await fetchDocument({ store, hash: definition.content }),
    hub: await fetchDocument({ store, hash: hub.profile }),
  };
}
