import type { Achievement } from "../achievement/Achievement.ts";
import type { Salts } from "../documents/types.ts";
import type {
  AchievementId,
  Address,
  ChainId,
  ContentHash,
  DefinitionId,
  ExperienceId,
  HubId,
  StatusIndex,
  UnixTime,
} from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import type { CohortTree } from "../trees/CohortTree.ts";

/** What a hub says of one learner when it prepares a cohort. */
export interface CohortInput {
  readonly definition: DefinitionId;
  /** Where it was learned; 0 or absent where that is not said. */
  readonly experience?: ExperienceId | 0;
  readonly learner: Address;
  readonly achievedAt: UnixTime;
  /** When it stops to count; 0 or absent for never. */
  readonly expiresAt?: UnixTime | 0;
  /** The private document. */
  readonly document: JsonValue;
}

/** One record of a prepared cohort. */
export interface CohortRecord {
  readonly id: AchievementId;
  readonly achievement: Achievement;
  /** Place in the hub's status list. */
  readonly statusIndex: StatusIndex;
  readonly document: JsonValue;
  readonly salts: Salts;
}

/** Achievements that are attested together by one root on the chain. */
export interface Cohort {
  readonly chainId: ChainId;
  /** Address of the `AchievementToken`. */
  readonly token: Address;
  readonly hub: HubId;
  /** SHA-256 of what it was prepared from: tells on a rerun that it is the same cohort. */
  readonly input: ContentHash;
  readonly records: readonly CohortRecord[];
  readonly tree: CohortTree;
}

/** Where a cohort is kept from before its first transaction on. */
export interface CohortStore {
  /** Returns the cohort that it holds; undefined where it holds none. */
  readonly load: () => Promise<Cohort | undefined>;
  /** Keeps the cohort, and returns only when it would survive a loss of power. */
  readonly save: (cohort: Cohort) => Promise<void>;
}
