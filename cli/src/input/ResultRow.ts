import type { Address, DefinitionId, ExperienceId, json, UnixTime } from "@cairn/sdk";

/** One result that passed every check that needs no network. */
export interface ResultRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly name?: string;
  readonly email?: string;
  /** The learner's wallet; absent where the row gets a claim code. */
  readonly learner?: Address;
  readonly achievedAt: UnixTime;
  /** 0 for never. */
  readonly expiresAt: UnixTime | 0;
  /** Absent where the mapping names none. */
  readonly definition?: DefinitionId;
  readonly experience?: ExperienceId;
  /** The private document. */
  readonly document: json.JsonObject;
}
