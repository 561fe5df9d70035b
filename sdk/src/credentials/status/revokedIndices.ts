import { dataLength, toBeHex } from "ethers";
import type { LogFilter } from "../../chain/checkLogs.ts";
import { achievementToken } from "../../chain/contracts.ts";
import { wordAt } from "../../chain/decodeWords.ts";
import type { ScanOptions } from "../../chain/scanLogs.ts";
import { checkScanOptions, scanLogs } from "../../chain/scanLogs.ts";
import type { Client } from "../../client/Client.ts";
import { CairnError } from "../../errors/CairnError.ts";
import type { Hex, HubId } from "../../ids.ts";
import { hex, statusIndex } from "../../ids.ts";
import type { KnownBlock } from "../../records/blockAt.ts";
import { blockAt } from "../../records/blockAt.ts";

/** Places of a hub's status lists that are revoked, as of a block. */
export interface RevokedIndices {
  readonly hub: HubId;
  readonly block: number;
  readonly hash: Hex;
  /** In ascending order, each once. */
  readonly indices: readonly number[];
}

const WORD_BYTES = 32;
/** Stands in an event for a place that was not given. */
const NOT_GIVEN = 2 ** 32 - 1;
/** The hub is the second indexed value of a record's events, the first of a cohort's. */
const OF_RECORDS = ["AchievementRevoked", "AchievementSuperseded"] as const;

/**
 * Reads from the chain's logs which places of its status lists a hub revoked, up to a block: anybody can rebuild the
 * lists, and compare (events `AchievementRevoked`, `AchievementSuperseded`, `CohortRevoked` of the token).
 *
 * @param client - The network.
 * @param args - The hub; the last block that counts, the newest when absent; the node's limits where they are known.
 * @throws CairnError `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`; `INVALID_ARGUMENT`.
 *
 * @example
 * import type { Client, HubId } from "@cairn/sdk";
 * import { revokedIndices } from "@cairn/sdk/credentials";
 *
 * async function countRevoked(client: Client, hub: HubId) {
 *   const { indices, block } = await revokedIndices(client, { hub });
 *   return `${indices.length} up to block ${block}`;
 * }
 */
export async function revokedIndices(
  client: Client,
  args: { hub: HubId; block?: number } & ScanOptions,
): Promise<RevokedIndices> {
  const { hub, block: asked, ...options } = args;
  checkScanOptions(options);
  const { provider } = client;
  const block = await blockAt(provider, asked ?? "latest");
  const { interface: abi } = achievementToken(client);
  const place = toBeHex(hub, 32);
  const topicOf = (name: Name): string => abi.getEvent(name).topicHash;
  const indices = new Set<number>();
  for (const topics of [
    [OF_RECORDS.map(topicOf), null, place],
    [topicOf("CohortRevoked"), place],
  ]) {
    for await (const each of placesIn(client, { topics, toBlock: block.number, options })) indices.add(each);
  }
  indices.delete(NOT_GIVEN);
  await requireSame(provider, block);
  return {
    hub,
    block: block.number,
    hash: hex(block.hash),
    indices: [...indices].sort((a, b) => a - b),
  };
}

type Name = (typeof OF_RECORDS)[number] | "CohortRevoked";

async function* placesIn(
  client: Client,
  scan: { topics: LogFilter["topics"]; toBlock: number; options: ScanOptions },
): AsyncGenerator<number> {
  const { provider, deployment } = client;
  const { address } = deployment.contracts.AchievementToken;
  const { topics, toBlock, options } = scan;
  const cohortTopic = achievementToken(client).interface.getEvent("CohortRevoked").topicHash;
  const what = { address, topics, fromBlock: deployment.startBlock, toBlock };
  for await (const { logs } of scanLogs(provider, what, options)) {
    for (const { data, topics: found } of logs) yield* indicesIn(data, found[0] === cohortTopic);
  }
}

/**
 * Places in the data of an event: the last word of a record's, the list in a cohort's. Read as words, since a hub may have
 * hundreds of thousands of them, and ethers' decoder takes far longer.
 */
function* indicesIn(data: string, isCohort: boolean): Generator<number> {
  try {
    const first = isCohort ? 2 : dataLength(data) / WORD_BYTES - 1;
    const count = isCohort ? Number(wordAt(data, 1)) : 1;
    for (let place = 0; place < count; place += 1) yield statusIndex(Number(wordAt(data, first + place)));
  } catch (cause) {
    throw new CairnError("INCONSISTENT_ANSWER", {
      message: "The node answers with an event whose data is none of this event.",
      cause,
    });
  }
}

/** Refuses logs of a chain that dropped the block meanwhile: they may be of two chains. */
async function requireSame(provider: Client["provider"], { number, hash }: KnownBlock): Promise<void> {
  const now = await blockAt(provider, number);
  if (now.hash === hash) return;
  throw new CairnError("INCONSISTENT_ANSWER", {
    message: "The chain replaced the block while it was read.",
    details: { block: number, hash, current: now.hash },
  });
}
