import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address, HubId, Root, UnixTime } from "../ids.ts";
import { address, unixTime } from "../ids.ts";

/** What the chain says of an anchored cohort. */
export interface Anchor {
  readonly attester: Address;
  /** The time at which accreditation is judged for its records. */
  readonly anchoredAt: UnixTime;
  /** How many records it has. */
  readonly size: number;
  /** Whether the whole cohort is revoked; records that were claimed before are revoked by id. */
  readonly revoked: boolean;
}

/**
 * Reads a cohort's anchor (`AchievementToken.anchorOf`).
 *
 * @param client - The network.
 * @param args - Hub and root; a `Cohort` has the root in its tree.
 * @returns The anchor; null where the hub anchored no such root.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type Client, cohorts } from "@cairn/sdk";
 *
 * async function isAnchored(client: Client, { hub, tree }: cohorts.Cohort) {
 *   return (await cohorts.anchorOf(client, { hub, root: tree.root })) !== null;
 * }
 */
export async function anchorOf(client: Client, args: { hub: HubId; root: Root }): Promise<Anchor | null> {
  const anchor = await chainCall(() => achievementToken(client).anchorOf(args.hub, args.root));
  if (anchor.anchoredAt === 0n) return null;
  return {
    attester: address(anchor.attester),
    anchoredAt: unixTime(anchor.anchoredAt),
    size: Number(anchor.size),
    revoked: anchor.revoked,
  };
}
