import type { Address, ChainId, DefinitionId, ExperienceId, Root, UnixTime } from "../ids.ts";

/** What a hub attests; the contracts' struct of the same name. */
export interface Achievement {
  /** The definition that the learner met. */
  readonly definition: DefinitionId;
  /** Where it was learned; 0 where that is not said. */
  readonly experience: ExperienceId | 0;
  /** The learner's address. */
  readonly learner: Address;
  /** When the learner achieved it. */
  readonly achievedAt: UnixTime;
  /** When it stops to count; 0 means never. */
  readonly expiresAt: UnixTime | 0;
  /** Root of the private document. */
  readonly content: Root;
}

/** The chain and the `AchievementToken` that make an achievement's id unique. */
export interface AchievementDomain {
  readonly chainId: ChainId;
  /** Address of the `AchievementToken`. */
  readonly token: Address;
}
