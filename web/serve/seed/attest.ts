// The three ways in which a hub attests.
import type { Address, json, UnixTime } from "@cairn/sdk";
import { achievements, bundles, cohorts, unixTime } from "@cairn/sdk";
import type { Stage } from "./cast.ts";
import type { Hub } from "./hubs.ts";

const DAY = 86_400;

/** What a learner keeps. */
export type CairnRecord = bundles.CairnRecord;

/** What a hub says of a learner. */
export interface Attesting {
  readonly learner: Address;
  readonly document: json.JsonObject;
  /** Never when absent. */
  readonly expiresAt?: UnixTime;
}

/** A public token. */
export async function mint(stage: Stage, hub: Hub, attesting: Attesting): Promise<CairnRecord> {
  const drafted = achievements.draft(inputOf(stage, hub, attesting));
  await stage.chain.send(achievements.issue(hub.of.client, drafted));
  return await achievements.bundle(hub.of.client, { draft: drafted, inclusion: { mode: "minted" } });
}

/** A private record: one root of a class on the chain. */
export async function anchor(stage: Stage, hub: Hub, attesting: Attesting): Promise<CairnRecord> {
  const { client } = hub.of;
  const records = [inputOf(stage, hub, attesting)];
  const cohort = await cohorts.prepare(client, { hub: hub.id, records });
  await stage.chain.send(cohorts.anchor(client, { cohort }));
  for await (const record of cohorts.bundles(client, { cohort })) return record;
  throw new Error("the cohort is empty");
}

/** A signature off the chain. */
export async function sign(stage: Stage, hub: Hub, attesting: Attesting): Promise<CairnRecord> {
  const drafted = achievements.draft(inputOf(stage, hub, attesting));
  const inclusion = await achievements.sign(hub.of.client, drafted);
  return await achievements.bundle(hub.of.client, { draft: drafted, inclusion });
}

/** Takes a record back. */
export async function revoke(stage: Stage, hub: Hub, record: CairnRecord): Promise<void> {
  const { id } = bundles.check(record);
  await stage.chain.send(achievements.revoke(hub.of.client, { hub: hub.id, revocations: [{ id }] }));
}

/** Takes a record back and names the one that replaces it. */
export async function supersede(
  stage: Stage,
  hub: Hub,
  { record, by }: { record: CairnRecord; by: CairnRecord },
): Promise<void> {
  const [id, successor] = [bundles.check(record).id, bundles.check(by).id];
  await stage.chain.send(achievements.supersede(hub.of.client, { hub: hub.id, id, successor }));
}

function inputOf({ chain }: Stage, { definition }: Hub, attesting: Attesting) {
  return { definition, achievedAt: unixTime(chain.now() - DAY), ...attesting };
}
