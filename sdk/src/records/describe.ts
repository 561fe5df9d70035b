import { idOf } from "../achievement/idOf.ts";
import type { TokenRecord } from "../achievements/recordOf.ts";
import { recordsOf } from "../achievements/recordOf.ts";
import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { Definition } from "../definitions/types.ts";
import { definitionFrom } from "../definitions/types.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Hub } from "../hubs/types.ts";
import { hubFrom } from "../hubs/types.ts";
import { definitionId, hubId } from "../ids.ts";
import type { Issuance } from "./Issuance.ts";
import type { PublicRecord } from "./PublicRecord.ts";
import { runsOf } from "./runsOf.ts";

/** Which block is asked, and who may stop it. */
export interface DescribeOptions {
  readonly block: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Completes issuances from the chain's state at one block: standings and owners in batches, each hub and
 * definition once. Where the issuances came from does not matter: each must be the preimage of its id, and
 * the token must know it.
 *
 * @throws {@link CairnError} `INCONSISTENT_ANSWER` where an issuance is not the chain's; `CHAIN_UNREACHABLE`;
 * `RATE_LIMITED`; `NOT_A_DEPLOYMENT`; `ABORTED`.
 */
export async function describe(
  client: Client,
  issuances: readonly Issuance[],
  options: DescribeOptions,
): Promise<PublicRecord[]> {
  const { chainId, contracts } = client.deployment;
  const domain = { chainId, token: contracts.AchievementToken.address };
  for (const issuance of issuances) {
    if (idOf(issuance.achievement, domain) !== issuance.id) throw notTheChains(issuance);
  }
  const ids = issuances.map(({ id }) => id);
  const [standings, hubs, definitions] = await Promise.all([
    recordsOf(client, ids, options),
    readHubs(client, issuances, options),
    readDefinitions(client, issuances, options),
  ]);
  return issuances.map((issuance, place) => {
    const token = standings[place];
    const hub = hubs.get(issuance.hub);
    const definition = definitions.get(issuance.achievement.definition);
    if (!token || token.hub !== issuance.hub || hub === undefined || definition === undefined) {
      throw notTheChains(issuance);
    }
    return publicRecord(issuance, { token, hub, definition });
  });
}

function publicRecord(
  issuance: Issuance,
  { token, hub, definition }: { token: TokenRecord; hub: Hub; definition: Definition },
): PublicRecord {
  const { id, achievement, issuedAt, mode, root, attester, block } = issuance;
  const { learner, experience, achievedAt, content } = achievement;
  const { standing, owner, expiresAt } = token;
  return {
    ...{ id, standing, learner, owner, hub, definition, experience },
    ...{ achievedAt, issuedAt, expiresAt, content, mode, root, attester, achievement, block },
  };
}

async function readHubs(
  client: Client,
  issuances: readonly Issuance[],
  { block, signal }: DescribeOptions,
): Promise<Map<number, Hub>> {
  const hubs = new Map<number, Hub>();
  for (const { first, count } of runsOf(issuances.map(({ hub }) => hub))) {
    throwIfAborted(signal);
    const page = await chainCall(() => recordLens(client).hubsFrom(first, count, { blockTag: block }));
    for (const { id, hub } of page) hubs.set(Number(id), hubFrom(hubId(id), hub));
  }
  return hubs;
}

async function readDefinitions(
  client: Client,
  issuances: readonly Issuance[],
  { block, signal }: DescribeOptions,
): Promise<Map<number, Definition>> {
  const definitions = new Map<number, Definition>();
  for (const { first, count } of runsOf(issuances.map(({ achievement }) => achievement.definition))) {
    throwIfAborted(signal);
    const page = await chainCall(() => recordLens(client).definitionsFrom(first, count, { blockTag: block }));
    page.forEach((definition, place) => {
      const id = definitionId(first + place);
      definitions.set(id, definitionFrom(id, definition));
    });
  }
  return definitions;
}

function notTheChains({ id, block }: Issuance): CairnError {
  return new CairnError("INCONSISTENT_ANSWER", {
    message: "A record of the list is not one of the chain.",
    details: { id, block },
  });
}
