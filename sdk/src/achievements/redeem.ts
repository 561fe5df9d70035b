import type { Achievement } from "../achievement/Achievement.ts";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import type { Inclusion } from "../bundles/CairnRecord.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/**
 * Makes a record that an attester signed off chain a public token (`AchievementToken.redeem`). By the learner's actor. The
 * attester must be authorised now.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - Achievement and inclusion, as the bundle holds them.
 * @returns An action whose result is the achievement's id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `LearnerActorOnly`, `DefinitionUnknown`,
 * `DefinitionAlreadyRetired`, `StaffRoleMissing`, `HubNotAccredited`, `HubKindNotAccredited`,
 * `AttesterSignatureInvalid`, `DefinitionSensitive`, `AchievementTimeInvalid`, `AchievementAlreadyIssued`,
 * `AchievementAlreadyRevoked` or `AchievementAlreadyRenounced`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, bundles, type Client } from "@cairn/sdk";
 *
 * async function redeem(learner: Client, file: string) {
 *   const { achievement, inclusion } = bundles.parse(file);
 *   if (inclusion.mode !== "signed") return;
 *   await achievements.redeem(learner, { achievement, inclusion }).send();
 * }
 */
export function redeem(
  client: Client,
  args: { achievement: Achievement; inclusion: Extract<Inclusion, { mode: "signed" }> },
): Action<AchievementId> {
  return callAction(client, {
    contract: "AchievementToken",
    data: achievementToken(client).interface.encodeFunctionData("redeem", [
      args.achievement,
      args.inclusion.attester,
      args.inclusion.signature,
    ]),
    event: "AchievementIssued",
    result: (event) => achievementId(String(event.args.id)),
  });
}
