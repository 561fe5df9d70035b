import type { Log } from "ethers";
import { learnerRegistry } from "../chain/contracts.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, Hex, UnixTime } from "../ids.ts";
import { address, hex, unixTime } from "../ids.ts";
import { blockAt } from "../records/blockAt.ts";
import { topicOfAddress } from "../records/Issuance.ts";
import { identityOf } from "./identityOf.ts";

/** When control of a learner's address went to somebody else. */
export interface ControlMove {
  /** The new controller, or the identity that the address joined. */
  readonly to: Address;
  readonly at: UnixTime;
  readonly block: number;
  readonly transaction: Hex;
}

/**
 * Tells when control of a learner's address last moved, by a move, a recovery or a joining: from the chain's logs, the
 * newest first. Where it stands now, `learners.controllerOf` tells by one read.
 *
 * @param client - The network.
 * @param args - The learner's address, as achievements name it; a signal, since a long chain takes a while.
 * @returns Null where control never moved.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `NOT_A_DEPLOYMENT`; `ABORTED`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function usedSince(client: Client, addressOfCode: Address) {
 *   return (await learners.lastMove(client, { learner: addressOfCode }))?.at;
 * }
 */
export async function lastMove(
  client: Client,
  { learner, signal }: { learner: Address; signal?: AbortSignal | undefined },
): Promise<ControlMove | null> {
  const { deployment, provider } = client;
  const { interface: registry } = learnerRegistry(client);
  const isJoined = (await identityOf(client, learner)) !== learner;
  const event = registry.getEvent(isJoined ? "LearnerJoined" : "ControllerMoved");
  const scan = {
    address: deployment.contracts.LearnerRegistry.address,
    topics: [event.topicHash, topicOfAddress(learner)],
    fromBlock: deployment.startBlock,
    toBlock: await chainCall(() => provider.getBlockNumber()),
    newestFirst: true,
  };
  for await (const { logs } of scanLogs(provider, scan, { signal })) {
    const last: Log | undefined = logs.at(-1);
    if (last === undefined) continue;
    const { identity, to } = registry.decodeEventLog(event, last.data, last.topics);
    return {
      to: address(String(isJoined ? identity : to)),
      at: unixTime((await blockAt(provider, last.blockNumber)).timestamp),
      block: last.blockNumber,
      transaction: hex(last.transactionHash),
    };
  }
  return null;
}
