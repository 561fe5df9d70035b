import type { Client } from "@cairn/sdk";
import type { Log } from "ethers";
import { toBeHex } from "ethers";

/** The registry's events about a hub, oldest first; undefined where the node refuses so wide a question. */
export async function hubLogs(
  { deployment, provider }: Client,
  { hub, events }: { hub: number; events: readonly string[] },
): Promise<readonly Log[] | undefined> {
  const { address } = deployment.contracts.HubRegistry;
  const topics = [[...events], toBeHex(hub, 32)];
  const range = { fromBlock: deployment.startBlock, toBlock: "latest" };
  const logs = await provider.getLogs({ address, topics, ...range }).catch(() => undefined);
  return logs?.filter((log) => log.address.toLowerCase() === address.toLowerCase());
}
