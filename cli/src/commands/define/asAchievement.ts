import type { json } from "@cairn/sdk";
import type { AchievementInput } from "@cairn/sdk/credentials";
import type { Draft } from "./draftOf.ts";

/**
 * The draft with its document as an Open Badges `Achievement`, every `type` filled in: a definition is never changed, and
 * one that is none could never make a badge.
 *
 * Throws `MALFORMED_BADGE` with every fault and its path.
 */
export async function asAchievement(draft: Draft): Promise<Draft> {
  const { achievement } = await import("@cairn/sdk/credentials");
  const input: json.JsonObject = draft.document;
  return { ...draft, document: achievement(input as unknown as AchievementInput) };
}
