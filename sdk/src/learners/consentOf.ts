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
 */
export async function consentOf(client: Client, args: { learner: Address; hub: HubId }): Promise<Consent> {
  const { kinds, until, nonce } = await chainCall(() =>
    learnerRegistry(client).consentOf(args.learner, args.hub),
  );
  return { kinds: kindsFromBitmap(kinds), until: unixTime(until), nonce };
}
