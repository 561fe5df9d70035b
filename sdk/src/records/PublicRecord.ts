import type { Achievement } from "../achievement/Achievement.ts";
import type { TokenRecord } from "../achievements/recordOf.ts";
import type { Definition } from "../definitions/types.ts";
import type { Hub } from "../hubs/types.ts";
import type { AchievementId, Address, ExperienceId, Root, UnixTime } from "../ids.ts";
import type { AsOf } from "../verify/Verdict.ts";
import type { IssueMode } from "./Issuance.ts";
import type { RecordCursor } from "./RecordCursor.ts";

/** All that is public of one achievement, living or burnt. */
export interface PublicRecord {
  readonly id: AchievementId;
  readonly standing: TokenRecord["standing"];
  readonly learner: Address;
  /** Who holds it; null when burnt. Another than the learner's address after a recovery. */
  readonly owner: Address | null;
  readonly hub: Hub;
  readonly definition: Definition;
  /** Where it was learned; 0 where that is not said. */
  readonly experience: ExperienceId | 0;
  readonly achievedAt: UnixTime;
  /** When accreditation is judged. */
  readonly issuedAt: UnixTime;
  /** From when on it no longer counts; null for never. */
  readonly expiresAt: UnixTime | null;
  /** Root of the private document. */
  readonly content: Root;
  readonly mode: IssueMode;
  /** The cohort's root for a claim, else null. */
  readonly root: Root | null;
  readonly attester: Address;
  /** The same as the contracts' struct, as `achievements.renounce` and others take it. */
  readonly achievement: Achievement;
  /** Block of its issue, claim or redemption. */
  readonly block: number;
}

/** The block that an answer speaks of. */
export type RecordsAsOf = Pick<AsOf, "chainId" | "block" | "hash" | "time">;

/** Records, the newest first, as they stand at one block. */
export interface RecordList {
  readonly asOf: RecordsAsOf;
  readonly records: readonly PublicRecord[];
}

/** One page of a longer list. */
export interface RecordPage extends RecordList {
  /** Pass it as `after` for the next page; null at the end. The last page can be empty. */
  readonly next: RecordCursor | null;
}
