import { dataSlice, toBeHex } from "ethers";
import { hubRegistry } from "../chain/contracts.ts";
import { scanLogs } from "../chain/scanLogs.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, HubId } from "../ids.ts";
import { address } from "../ids.ts";
import type { Staff } from "./staffOf.ts";
import { staffOf } from "./staffOf.ts";

/** A member of a hub's staff. */
export interface StaffMember extends Staff {
  readonly account: Address;
}

const WORD = 32;
const ADDRESS_OFFSET = 12;

/**
 * Lists a hub's staff, also those whose time has not come or is over; not those who were removed. The registry answers
 * for one account only, so the accounts come from its `StaffSet` events, read in as many queries as the node's limits
 * need; what each may do is read from the state.
 *
 * @param client - The network.
 * @param args - The hub; a signal that aborts.
 * @returns The members, in the order in which they were first appointed.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `INCONSISTENT_ANSWER`; `ABORTED`.
 *
 * @example
 * import { type Client, type HubId, hubs } from "@cairn/sdk";
 *
 * async function attesters(client: Client, hub: HubId) {
 *   const staff = await hubs.staff(client, { hub });
 *   return staff.filter(({ roles }) => roles.includes("ISSUE")).map(({ account }) => account);
 * }
 */
export async function staff(
  client: Client,
  args: { hub: HubId; signal?: AbortSignal },
): Promise<StaffMember[]> {
  const { hub, signal } = args;
  const { deployment, provider } = client;
  const topic = hubRegistry(client).interface.getEvent("StaffSet").topicHash;
  const accounts = new Set<Address>();
  const what = {
    address: deployment.contracts.HubRegistry.address,
    topics: [topic, toBeHex(hub, WORD)],
    fromBlock: deployment.startBlock,
    toBlock: await chainCall(() => provider.getBlockNumber()),
  };
  for await (const { logs } of scanLogs(provider, what, { signal })) {
    for (const log of logs) accounts.add(address(dataSlice(log.topics[2] ?? "0x", ADDRESS_OFFSET)));
  }
  const members = await Promise.all(
    [...accounts].map(async (account) => ({ account, ...(await staffOf(client, { hub, account })) })),
  );
  return members.filter(({ roles }) => roles.length > 0);
}
