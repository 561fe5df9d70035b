import type { Achievement } from "../achievement/Achievement.ts";
import { validate } from "../achievement/validate.ts";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/**
 * Attests an achievement as a public token of the learner (`AchievementToken.issue`). By `ISSUE` staff of the definition's
 * hub, accredited now for its kind, with the learner's consent.
 *
 * @param client - The network, with `ISSUE` staff as signer.
 * @param args - The achievement; its `content` comes from `documents.prepare`.
 * @returns An action whose result is the achievement's id.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT`; `CONTRACT_REVERTED` with `DefinitionUnknown`,
 * `DefinitionAlreadyRetired`, `StaffRoleMissing`, `HubNotAccredited`, `HubKindNotAccredited`, `ConsentMissing`,
 * `DefinitionSensitive`, `AchievementTimeInvalid`, `AchievementAlreadyIssued`, `AchievementAlreadyRevoked` or
 * `AchievementAlreadyRenounced`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, type Client } from "@cairn/sdk";
 *
 * async function issue(client: Client, draft: achievements.Draft) {
 *   const { result: id } = await achievements.issue(client, { achievement: draft.achievement }).send();
 *   return id;
 * }
 */
export function issue(client: Client, args: { achievement: Achievement }): Action<AchievementId> {
  validate(args.achievement);
  return callAction(client, {
    contract: "AchievementToken",
    data: achievementToken(client).interface.encodeFunctionData("issue", [args.achievement]),
    event: "AchievementIssued",
    result: (event) => achievementId(String(event.args.id)),
  });
}
