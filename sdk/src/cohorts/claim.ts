import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventOf } from "../actions/events.ts";
import type { Step } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { achievementToken } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";
import { proofOf } from "../trees/proofOf.ts";
import type { Cohort } from "./Cohort.ts";

/**
 * Claims one record of a cohort as a public token (`AchievementToken.claim`). By the learner's actor. It reads the
 * cohort's records up to the one that is claimed; who holds a bundle uses `achievements.claim`.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - The cohort, and the achievement's id.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the cohort has no such record; those of the cohort's `records` and
 * of `achievements.claim`.
 *
 * @example
 * import { type AchievementId, type Client, cohorts } from "@cairn/sdk";
 *
 * async function publish(learner: Client, cohort: cohorts.Cohort, id: AchievementId) {
 *   await cohorts.claim(learner, { cohort, id }).send();
 * }
 */
export function claim(client: Client, args: { cohort: Cohort; id: AchievementId }): Action<AchievementId> {
  const { cohort, id } = args;
  const { root } = cohort.tree;
  const proof = proofOf(cohort.tree, id);
  const token = achievementToken(client);
  const emitter = emitterOf(client, "AchievementToken");
  return makeAction(client, {
    steps: async function* steps(): AsyncGenerator<Step> {
      for await (const { achievement, id: found } of cohort.records()) {
        if (found !== id) continue;
        yield {
          to: emitter.address,
          data: token.interface.encodeFunctionData("claim", [achievement, root, proof]),
        };
        return;
      }
    },
    result: (receipts) => achievementId(String(eventOf(receipts, emitter, "AchievementIssued").args.id)),
  });
}
