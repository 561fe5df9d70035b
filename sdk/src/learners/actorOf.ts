import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { address } from "../ids.ts";

/**
 * Tells who speaks for a learner (`LearnerRegistry.actorOf`): whose word consent, claim, redemption and renunciation take.
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function maySpeak(client: Client, learner: Address, account: Address) {
 *   return (await learners.actorOf(client, learner)) === account;
 * }
 */
export async function actorOf(client: Client, learner: Address): Promise<Address> {
  return address(await chainCall(() => learnerRegistry(client).actorOf(learner)));
}
