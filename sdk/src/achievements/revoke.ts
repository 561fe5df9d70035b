import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId, HubId, StatusIndex } from "../ids.ts";
import { achievementId, MAX_UINT32 } from "../ids.ts";

/** One achievement to revoke. */
export interface Revocation {
  readonly id: AchievementId;
  /** Its place in the hub's status list; absent where it has none. */
  readonly statusIndex?: StatusIndex;
}

/**
 * Revokes achievements by id, minted or not (`AchievementToken.revoke`), in as many transactions as the network's gas
 * cap asks for. Those already revoked are skipped. By `REVOKE` staff, also without accreditation.
 *
 * @param client - The network, with `REVOKE` staff as signer.
 * @param args - Hub and achievements, one at least.
 * @returns An action whose result is the ids that are newly revoked.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `StaffRoleMissing`, or with `AchievementForeign` and the item's
 * `index`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, type Address, type Client, type cohorts } from "@cairn/sdk";
 *
 * async function revokeOf(client: Client, cohort: cohorts.Cohort, learner: Address) {
 *   const revocations: achievements.Revocation[] = [];
 *   for await (const { achievement, id, statusIndex } of cohort.records()) {
 *     if (achievement.learner === learner) revocations.push({ id, statusIndex });
 *   }
 *   await achievements.revoke(client, { hub: cohort.hub, revocations }).send();
 * }
 */
export function revoke(
  client: Client,
  args: { hub: HubId; revocations: readonly Revocation[] },
): Action<AchievementId[]> {
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  return makeAction(client, {
    steps: (context) =>
      split(
        client,
        {
          to: emitter.address,
          items: args.revocations,
          encode: (items) =>
            token.interface.encodeFunctionData("revoke", [
              args.hub,
              items.map(({ id, statusIndex }) => ({ id, statusIndex: statusIndex ?? MAX_UINT32 })),
            ]),
        },
        context,
      ),
    result: (receipts) =>
      eventsOf(receipts, emitter, "AchievementRevoked").map(({ args: values }) =>
        achievementId(String(values.id)),
      ),
  });
}
