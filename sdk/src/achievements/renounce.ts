import type { Achievement } from "../achievement/Achievement.ts";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";

/**
 * Gives a token up, for good (`AchievementToken.renounce`). By the learner's actor.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - The achievement.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `LearnerActorOnly` or `AchievementUnknown`; the codes of
 * `Action.send`.
 *
 * @example
 * import { achievements, bundles, type Client } from "@cairn/sdk";
 *
 * async function giveUp(learner: Client, file: string) {
 *   const { achievement } = bundles.parse(file);
 *   await achievements.renounce(learner, { achievement }).send();
 * }
 */
export function renounce(client: Client, args: { achievement: Achievement }): Action<void> {
  return callAction(client, {
    contract: "AchievementToken",
    data: achievementToken(client).interface.encodeFunctionData("renounce", [args.achievement]),
    event: "AchievementRenounced",
    result: () => undefined,
  });
}
