import type { Achievement } from "../achievement/Achievement.ts";
import { validate } from "../achievement/validate.ts";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import { makeAction } from "../actions/makeAction.ts";
import { split } from "../actions/split.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/**
 * Attests many achievements as public tokens (`AchievementToken.issueBatch`), in as many transactions as the network's
 * gas cap asks for. Those already issued are skipped, so a batch that broke off can be sent again whole.
 *
 * @param client - The network, with `ISSUE` staff as signer.
 * @param args - The achievements, one at least.
 * @returns An action whose result is the ids that are new, in order.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT`; `CONTRACT_REVERTED` as `achievements.issue`, with the item's
 * `index`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, type Client } from "@cairn/sdk";
 *
 * async function issueAll(client: Client, drafts: achievements.Draft[]) {
 *   const batch = drafts.map(({ achievement }) => achievement);
 *   const { result: ids } = await achievements.issueBatch(client, { achievements: batch }).send();
 *   return ids;
 * }
 */
export function issueBatch(
  client: Client,
  args: { achievements: readonly Achievement[] },
): Action<AchievementId[]> {
  const { achievements } = args;
  for (const achievement of achievements) validate(achievement);
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  return makeAction(client, {
    steps: (context) =>
      split(
        client,
        {
          to: emitter.address,
          items: achievements,
          encode: (items) => token.interface.encodeFunctionData("issueBatch", [[...items]]),
        },
        context,
      ),
    result: (receipts) =>
      eventsOf(receipts, emitter, "AchievementIssued").map(({ args: values }) =>
        achievementId(String(values.id)),
      ),
  });
}
