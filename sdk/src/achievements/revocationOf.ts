import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { AchievementId, HubId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/** That a hub revoked an achievement. */
export interface RevocationRecord {
  /** What takes its place; null for nothing. */
  readonly successor: AchievementId | null;
}

/**
 * Tells whether a hub revoked an achievement by its id, minted or not (`AchievementToken.revocationOf`). A record whose
 * whole cohort was revoked is not among them: see `cohorts.anchorOf`.
 *
 * @param client - The network.
 * @param args - Hub and achievement.
 * @returns The revocation; null where the hub did not revoke it.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type AchievementId, achievements, type Client, type HubId } from "@cairn/sdk";
 *
 * async function isRevoked(client: Client, hub: HubId, id: AchievementId) {
 *   return (await achievements.revocationOf(client, { hub, id })) !== null;
 * }
 */
export async function revocationOf(
  client: Client,
  args: { hub: HubId; id: AchievementId },
): Promise<RevocationRecord | null> {
  const { revoked, successor } = await chainCall(() =>
    achievementToken(client).revocationOf(args.hub, args.id),
  );
  if (!revoked) return null;
  return { successor: BigInt(successor) === 0n ? null : achievementId(successor) };
}
