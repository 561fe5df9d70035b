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
  /** Number of records. */
  readonly size: number;
  readonly tree: CohortTree;
  /**
   * Reads the records, in the order of `tree.ids`, from where the cohort is kept: each call reads and checks them anew,
   * one by one, so that memory stays flat. Fails with `MALFORMED_COHORT` where they are no longer those of the tree.
   */
  readonly records: () => AsyncIterable<CohortRecord>;
}

/** Opens the bytes of a cohort's file at their start; each call reads them anew. */
export type CohortSource = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Takes the bytes of a cohort's file as they come. What is not committed leaves no cohort behind. */
export interface CohortWriter {
  /** Appends bytes; nobody changes them afterwards. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Makes the file the store's cohort, whole and at once; returns when it would survive a loss of power. */
  readonly commit: () => Promise<CohortSource>;
  /** Forgets what was written. */
  readonly discard: () => Promise<void>;
}

/** Where a cohort is kept from before its first transaction on. */
export interface CohortStore {
  /** Returns the cohort that it holds, checked; undefined where it holds none. */
  readonly load: (options?: { signal?: AbortSignal }) => Promise<Cohort | undefined>;
  /** Starts to keep a cohort. */
  readonly create: () => Promise<CohortWriter>;
}
