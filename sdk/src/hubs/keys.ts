import { toBeHex } from "ethers";
import { hubRegistry } from "../chain/contracts.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Hex, HubId } from "../ids.ts";
import { hex } from "../ids.ts";
import type { KeyWindow } from "./keyOf.ts";
import { keyOf } from "./keyOf.ts";

/** An assertion key of a hub, and when it signs for it. */
export interface AssertionKey extends KeyWindow {
  /** The key's bytes: ed01 and 32 bytes (Ed25519), or 8024 and 33 (P-256). */
  readonly multikey: Hex;
  readonly keyHash: Hex;
}

/**
 * Lists the assertion keys that a hub ever added, also those whose time has not come or is over. The registry answers for
 * one key only, so the keys come from its `KeyAdded` events, read in as many queries as the node's limits need; their
 * windows are read from the state.
 *
 * @param client - The network.
 * @param args - The hub; a signal that aborts.
 * @returns The keys, in the order in which they were added.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`.
 *
 * @example
 * import { type Client, type HubId, hubs, type UnixTime } from "@cairn/sdk";
 *
 * async function standing(client: Client, hub: HubId, now: UnixTime) {
 *   const keys = await hubs.keys(client, { hub });
 *   return keys.filter(({ until, compromisedSince }) => compromisedSince === null && now < until);
 * }
 */
export async function keys(
  client: Client,
  args: { hub: HubId; signal?: AbortSignal | undefined },
): Promise<AssertionKey[]> {
  const { hub, signal } = args;
  const { deployment, provider } = client;
  const { interface: abi } = hubRegistry(client);
  const { address } = deployment.contracts.HubRegistry;
  const { topicHash } = abi.getEvent("KeyAdded");
  const toBlock = await chainCall(() => provider.getBlockNumber());
  const what = { address, topics: [topicHash, toBeHex(hub, 32)], fromBlock: deployment.startBlock, toBlock };
  const found = new Map<Hex, Hex>();
  for await (const { logs } of scanLogs(provider, what, { signal })) {
    for (const { data, topics } of logs) {
      const { multikey } = abi.decodeEventLog("KeyAdded", data, topics);
      found.set(hex(topics[2] ?? "0x"), hex(multikey));
    }
  }
  return await Promise.all(
    [...found].map(async ([keyHash, multikey]) => {
      const window = await keyOf(client, { hub, keyHash });
      if (window !== null) return { keyHash, multikey, ...window };
      throw new CairnError("INCONSISTENT_ANSWER", { details: { hub, keyHash } });
    }),
  );
}
