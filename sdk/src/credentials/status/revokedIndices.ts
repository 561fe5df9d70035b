import { toBeHex } from "ethers";
import { achievementToken } from "../../chain/contracts.ts";
import type { ScanOptions } from "../../chain/scanLogs.ts";
import { checkScanOptions, scanLogs } from "../../chain/scanLogs.ts";
import type { Client } from "../../client/Client.ts";
import { CairnError } from "../../errors/CairnError.ts";
import { chainCall } from "../../errors/fromChain.ts";
import type { Hex, HubId } from "../../ids.ts";
import { hex } from "../../ids.ts";

/** Places of a hub's status lists that are revoked, as of a block. */
export interface RevokedIndices {
  readonly hub: HubId;
  readonly block: number;
  readonly hash: Hex;
  /** In ascending order, each once. */
  readonly indices: readonly number[];
}

/** Stands in an event for a place that was not given. */
const NOT_GIVEN = 2 ** 32 - 1;
const EVENTS = ["AchievementRevoked", "AchievementSuperseded", "CohortRevoked"] as const;

/**
 * Reads from the chain's logs which places of its status lists a hub revoked, up to a block: anybody can rebuild the
 * lists, and compare (events `AchievementRevoked`, `AchievementSuperseded`, `CohortRevoked` of the token).
 *
 * @param client - The network.
 * @param args - The hub; the last block that counts, the newest when absent; the node's limits where they are known.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`; `INVALID_ARGUMENT`.
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
  const { provider, deployment } = client;
  const block = await chainCall(() => provider.getBlock(asked ?? "latest"));
  if (block === null || block.hash === null) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The chain has no such block.",
      details: { block: asked },
    });
  }
  const { interface: abi } = achievementToken(client);
  const { address } = deployment.contracts.AchievementToken;
  const indices = new Set<number>();
  for (const name of EVENTS) {
    const { topicHash } = abi.getEvent(name);
    const place = toBeHex(hub, 32);
    // The hub is the first indexed value of a cohort's event, the second one of a record's.
    const topics = name === "CohortRevoked" ? [topicHash, place] : [topicHash, null, place];
    const what = { address, topics, fromBlock: deployment.startBlock, toBlock: block.number };
    for await (const { logs } of scanLogs(provider, what, options)) {
      for (const log of logs) {
        const { statusIndex, statusIndices } = abi.decodeEventLog(name, log.data, log.topics);
        for (const index of statusIndices ?? [statusIndex]) indices.add(Number(index));
      }
    }
  }
  indices.delete(NOT_GIVEN);
  return {
    hub,
    block: block.number,
    hash: hex(block.hash),
    indices: [...indices].sort((a, b) => a - b),
  };
}
