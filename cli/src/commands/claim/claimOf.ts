import type { AchievementId, Action, bundles, Client } from "@cairn/sdk";
import { achievement, achievements } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { claimTexts as say } from "./texts.ts";

/** What makes a record public: a claim, or the redemption of a signature. Throws `INVALID_ARGUMENT` where neither can be. */
export function claimOf(
  context: Context,
  learner: Client,
  record: bundles.CairnRecord,
): Action<AchievementId> {
  const { achievement: attested, inclusion } = record;
  switch (inclusion.mode) {
    case "anchored":
      return achievements.claim(learner, { achievement: attested, inclusion });
    case "signed":
      return achievements.redeem(learner, { achievement: attested, inclusion });
    case "minted":
      throw new WordedError("INVALID_ARGUMENT", {
        message: context.say(say.noToken),
        details: { id: achievement.idOf(attested, record) },
        fix: context.say(say.noTokenFix),
      });
  }
}
