import type { bundles, Client, cohorts, DefinitionId, json } from "@cairn/sdk";
import { content, root, unixTime } from "@cairn/sdk";
import type { Did } from "@cairn/sdk/credentials";
import { badgeOf } from "@cairn/sdk/credentials";
import { badgeFaultIn } from "../../cohort/badges/badgeFault.ts";
import type { BadgeFault } from "../../cohort/badges/credentialsFile.ts";
import type { Authority } from "./authority.ts";

/** What can be no badge, and why: known before anything is sent, since what is attested cannot be mended. */
export interface BadgeTrial {
  readonly definitions: ReadonlyMap<DefinitionId, BadgeFault>;
  /** Of the rows that were tried, how many can be none, and what is wrong with the first. */
  readonly rows: { readonly tried: number; readonly bad: number; readonly first: BadgeFault | undefined };
}

/** Tries each definition, and the first rows of the table, as badges about nobody. */
export async function tryBadges(
  client: Client,
  args: {
    authority: Authority;
    issuer: Did;
    sample: readonly cohorts.CohortInput[];
    signal: AbortSignal;
  },
): Promise<BadgeTrial> {
  const { authority, issuer, sample, signal } = args;
  const store = client.content;
  const hub = await content.fetchDocument({ store, hash: authority.hub.profile, signal });
  const documents = new Map<DefinitionId, json.JsonObject>();
  const faults = new Map<DefinitionId, BadgeFault>();
  const faultOf = (row: cohorts.CohortInput): BadgeFault | undefined => {
    const definition = documents.get(row.definition) ?? {};
    return faultIn(recordOf(client, { row, definition, hub }), issuer);
  };
  for (const { id, content: hash, definedAt } of authority.definitions.values()) {
    documents.set(id, await content.fetchDocument({ store, hash, signal }));
    const fault = faultOf({ definition: id, learner: NOBODY, achievedAt: definedAt, document: {} });
    if (fault !== undefined) faults.set(id, fault);
  }
  const tried = sample.filter(({ definition }) => !faults.has(definition));
  const found = tried.map(faultOf).filter((fault) => fault !== undefined);
  return { definitions: faults, rows: { tried: tried.length, bad: found.length, first: found[0] } };
}

const NOBODY = "0x000000000000000000000000000000000000dEaD" as cohorts.CohortInput["learner"];

function faultIn(record: bundles.CairnRecord, issuer: Did): BadgeFault | undefined {
  try {
    badgeOf(record, { issuer, subject: "nobody" });
    return undefined;
  } catch (error) {
    return badgeFaultIn(error);
  }
}

/** A record as it would be, but for salts and inclusion, which a badge about nobody does not hold. */
function recordOf(
  { deployment }: Client,
  { row, definition, hub }: { row: cohorts.CohortInput; definition: json.JsonObject; hub: json.JsonObject },
): bundles.CairnRecord {
  const { document, learner, achievedAt } = row;
  const { chainId, contracts } = deployment;
  const zero = { experience: 0, expiresAt: unixTime(0), content: root(`0x${"11".repeat(32)}`) } as const;
  return {
    type: "CairnRecord",
    version: 1,
    chainId,
    token: contracts.AchievementToken.address,
    achievement: { ...zero, definition: row.definition, learner, achievedAt },
    inclusion: { mode: "minted" },
    document,
    salts: {},
    definition,
    hub,
  };
}
