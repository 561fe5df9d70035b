import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { address } from "../ids.ts";

/**
 * Tells the identity of an address: its own, or the one that it joined (`LearnerRegistry.identityOf`).
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function areOne(client: Client, one: Address, other: Address) {
 *   return (await learners.identityOf(client, one)) === (await learners.identityOf(client, other));
 * }
 */
export async function identityOf(client: Client, learner: Address): Promise<Address> {
  return address(await chainCall(() => learnerRegistry(client).identityOf(learner)));
}
