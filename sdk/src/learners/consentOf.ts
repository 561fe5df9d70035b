import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, HubId, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import type { Kinds } from "../kinds.ts";
import { kindsFromBitmap } from "../kinds.ts";

/** What a learner consented to, for one hub. */
export interface Consent {
  /** Kinds that the hub may publish as tokens; none where nothing stands. */
  readonly kinds: Kinds;
  readonly until: UnixTime;
  /** Counts every change. */
  readonly nonce: bigint;
}

/**
 * Reads what a learner consented to (`LearnerRegistry.consentOf`).
 *
 * @param client - The network.
 * @param args - Learner and hub.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Address, type Client, type HubId, includesKind, kindOf, learners } from "@cairn/sdk";
 *
 * async function mayPublishCourses(client: Client, learner: Address, hub: HubId) {
 *   const { kinds, until } = await learners.consentOf(client, { learner, hub });
 *   return includesKind(kinds, kindOf("Course")) && Date.now() / 1000 < until;
 * }
 */
export async function consentOf(client: Client, args: { learner: Address; hub: HubId }): Promise<Consent> {
  const { kinds, until, nonce } = await chainCall(() =>
    learnerRegistry(client).consentOf(args.learner, args.hub),
  );
  return { kinds: kindsFromBitmap(kinds), until: unixTime(until), nonce };
}
