import { claim as claimAchievement } from "../achievements/claim.ts";
import type { Action } from "../actions/Action.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId } from "../ids.ts";
import { proofOf } from "../trees/proofOf.ts";
import type { Cohort } from "./Cohort.ts";

/**
 * Claims one record of a cohort as a public token (`AchievementToken.claim`). By the learner's actor. Who holds a bundle
 * uses `achievements.claim`.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - The cohort, and the achievement's id.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where the cohort has no such record; those of `achievements.claim`.
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
  const record = cohort.records.find((candidate) => candidate.id === id);
  if (record === undefined) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The achievement is not in the cohort.",
      details: { id, root: cohort.tree.root },
    });
  }
  return claimAchievement(client, {
    achievement: record.achievement,
    inclusion: { mode: "anchored", root: cohort.tree.root, proof: proofOf(cohort.tree, id) },
  });
}
