import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, UnixTime } from "../ids.ts";
import { address, unixTime } from "../ids.ts";

/** Who speaks for a minor. */
export interface Custody {
  readonly custodian: Address;
  /** First second at which it has ended by itself; the start of a month. */
  readonly until: UnixTime;
}

/**
 * Tells who speaks for a learner in the learner's place, and until when (`LearnerRegistry.custodianOf`).
 *
 * @param client - The network.
 * @param learner - The learner's address, as achievements name it.
 * @returns The custody; null where the learner's controller speaks.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, learners } from "@cairn/sdk";
 *
 * async function needsCustodian(client: Client, learner: Address) {
 *   return (await learners.custodianOf(client, learner)) !== null;
 * }
 */
export async function custodianOf(client: Client, learner: Address): Promise<Custody | null> {
  const { custodian, until } = await chainCall(() => learnerRegistry(client).custodianOf(learner));
  return until === 0n ? null : { custodian: address(custodian), until: unixTime(until) };
}
