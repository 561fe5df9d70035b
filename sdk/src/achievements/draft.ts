import type { Achievement } from "../achievement/Achievement.ts";
import { validate } from "../achievement/validate.ts";
import { prepare } from "../documents/prepare.ts";
import type { Salts } from "../documents/types.ts";
import type { Address, DefinitionId, ExperienceId, UnixTime } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";

/** An achievement with the private document that it commits to. */
export interface Draft {
  readonly achievement: Achievement;
  readonly document: JsonValue;
  readonly salts: Salts;
}

/**
 * Drafts one achievement: draws the salts of its private document and computes what `issue` or `sign` attests. Keep the
 * draft before attesting: drafted again, it is another achievement. For many at once, and for retries, see `cohorts`.
 *
 * @param args - What, whose, when in seconds, and the private document.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT`; the codes of `documents.prepare`.
 *
 * @example
 * import { achievements, type Address, type DefinitionId, unixTime } from "@cairn/sdk";
 *
 * function passed(definition: DefinitionId, learner: Address) {
 *   const document = { result: [{ type: ["Result"], value: "Pass" }] };
 *   return achievements.draft({ definition, learner, achievedAt: unixTime(new Date()), document });
 * }
 */
export function draft(args: {
  definition: DefinitionId;
  /** Where it was learned; 0 or absent where that is not said. */
  experience?: ExperienceId | 0;
  learner: Address;
  achievedAt: UnixTime;
  /** When it stops to count; 0 or absent for never. */
  expiresAt?: UnixTime | 0;
  document: JsonValue;
}): Draft {
  const { definition, experience = 0, learner, achievedAt, expiresAt = 0, document } = args;
  const { content, salts } = prepare(document);
  const achievement = { definition, experience, learner, achievedAt, expiresAt, content };
  validate(achievement);
  return { achievement, document, salts };
}
