import type { Achievement } from "../achievement/Achievement.ts";
import type { Action } from "../actions/Action.ts";
import { callAction } from "../actions/callAction.ts";
import type { Inclusion } from "../bundles/CairnRecord.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";

/**
 * Makes an anchored record a public token (`AchievementToken.claim`). By the learner's actor: the claim is the consent.
 *
 * @param client - The network, with the learner's actor as signer; or see `forward` for who has no ether.
 * @param args - Achievement and inclusion, as the bundle holds them.
 * @returns An action whose result is the achievement's id.
 * @throws {@link CairnError} `CONTRACT_REVERTED` with `LearnerActorOnly`, `DefinitionUnknown`, `AnchorUnknown`,
 * `AnchorRevoked`, `ProofTooLong`, `ProofInvalid`, `DefinitionNotInForce`, `HubNotAccreditedAt`,
 * `DefinitionSensitive`, `AchievementTimeInvalid`, `AchievementAlreadyIssued`, `AchievementAlreadyRevoked` or
 * `AchievementAlreadyRenounced`; the codes of `Action.send`.
 *
 * @example
 * import { achievements, bundles, type Client } from "@cairn/sdk";
 *
 * async function publish(learner: Client, file: string) {
 *   const { achievement, inclusion } = bundles.parse(file);
 *   if (inclusion.mode !== "anchored") return;
 *   await achievements.claim(learner, { achievement, inclusion }).send();
 * }
 */
export function claim(
  client: Client,
  args: { achievement: Achievement; inclusion: Extract<Inclusion, { mode: "anchored" }> },
): Action<AchievementId> {
  return callAction(client, {
    contract: "AchievementToken",
    data: achievementToken(client).interface.encodeFunctionData("claim", [
      args.achievement,
      args.inclusion.root,
      [...args.inclusion.proof],
    ]),
    event: "AchievementIssued",
    result: (event) => achievementId(String(event.args.id)),
  });
}
