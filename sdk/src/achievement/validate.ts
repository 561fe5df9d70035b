import { CairnError } from "../errors/CairnError.ts";
import { MAX_UINT32 } from "../limits.ts";
import type { Achievement } from "./Achievement.ts";

const NO_CONTENT = `0x${"0".repeat(64)}`;
const NO_LEARNER = `0x${"0".repeat(40)}`;

/**
 * Checks the rules between the fields of an achievement that hold on every network.
 *
 * @param achievement - The achievement.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT` where `expiresAt` is neither 0 nor above `achievedAt` and below 2^32,
 * or `content` or `learner` is zero; details name field and value.
 *
 * @example
 * import { achievement, isCairnError } from "@cairn/sdk";
 *
 * function problemOf(candidate: achievement.Achievement) {
 *   try {
 *     achievement.validate(candidate);
 *     return null;
 *   } catch (error) {
 *     if (!isCairnError(error, "INVALID_ACHIEVEMENT")) throw error;
 *     return error.details.field;
 *   }
 * }
 */
export function validate(achievement: Achievement): void {
  const { achievedAt, content, expiresAt, learner } = achievement;
  if (expiresAt !== 0 && expiresAt <= achievedAt) {
    fail("The achievement expires before it is achieved.", { field: "expiresAt", expiresAt, achievedAt });
  }
  if (expiresAt > MAX_UINT32) {
    fail("The achievement expires after the year 2106.", {
      field: "expiresAt",
      expiresAt,
      limit: MAX_UINT32,
    });
  }
  if (content === NO_CONTENT) fail("The achievement has no content root.", { field: "content", content });
  if (learner === NO_LEARNER) fail("The achievement has no learner.", { field: "learner", learner });
}

function fail(message: string, details: Record<string, unknown>): never {
  throw new CairnError("INVALID_ACHIEVEMENT", { message, details });
}
