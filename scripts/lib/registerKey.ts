import type { Client, HubId } from "@cairn/sdk";
import { hubs, unixTime } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { createKey } from "@cairn/sdk/credentials";
import type { NetworkConnection } from "hardhat/types/network";

const YEAR = 365 * 86_400;

/** Makes an assertion key and registers it for its hub; it counts from the block on that registers it. */
export async function registerKey(
  connection: NetworkConnection,
  { client, hub, type }: { client: Client; hub: HubId; type: SigningKey["type"] },
): Promise<SigningKey> {
  const key = await createKey(type);
  const block = await client.provider.getBlock("latest");
  const from = unixTime((block?.timestamp ?? 0) + 5);
  await connection.provider.request({ method: "evm_setNextBlockTimestamp", params: [from] });
  await hubs.addKey(client, { hub, multikey: key.multikey, from, until: unixTime(from + YEAR) }).send();
  return key;
}
