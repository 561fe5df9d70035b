import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { address } from "../ids.ts";

/**
 * Tells who holds a learner's tokens (`LearnerRegistry.controllerOf`): new ones go there, and `achievements.rebind` brings
 * those that were minted before.
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function hasMoved(client: Client, learner: Address) {
 *   return (await learners.controllerOf(client, learner)) !== learner;
 * }
 */
export async function controllerOf(client: Client, learner: Address): Promise<Address> {
  return address(await chainCall(() => learnerRegistry(client).controllerOf(learner)));
}
