import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementRecordStructOutput } from "../contracts/RecordLens.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { timeOrNull } from "../hubs/types.ts";
import type { AchievementId, Address, DefinitionId, HubId, UnixTime } from "../ids.ts";
import { address, definitionId, hubId, unixTime } from "../ids.ts";
import type { Kind } from "../kinds.ts";
import { kind } from "../kinds.ts";

/** How good a record is, in the order of the contract's `Standing`. */
export const STANDINGS = [
  "none",
  "revoked",
  "superseded",
  "renounced",
  "accreditationWithdrawn",
  "notAccredited",
  "expired",
  "valid",
] as const;

/** One of {@link STANDINGS}. */
export type Standing = (typeof STANDINGS)[number];

/** What the chain says of a token, living or burnt. */
export interface TokenRecord {
  readonly standing: Exclude<Standing, "none">;
  /** Who holds it; null when burnt. */
  readonly owner: Address | null;
  readonly hub: HubId;
  readonly definition: DefinitionId;
  readonly kind: Kind;
  /** When accreditation is judged. */
  readonly issuedAt: UnixTime;
  /** From when on it no longer counts; null for never. */
  readonly expiresAt: UnixTime | null;
}

/** Ids in one call: a record costs tens of thousands of units of gas. */
const PAGE = 200;
/** Calls at a time. */
const CALLS = 4;

/**
 * Reads the record of a token (`AchievementToken.recordOf`).
 *
 * @param client - The network.
 * @param id - The achievement's id.
 * @returns The record; null where nothing was minted under this id.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`.
 *
 * @example
 * import { type AchievementId, achievements, type Client } from "@cairn/sdk";
 *
 * async function isGood(client: Client, id: AchievementId) {
 *   const record = await achievements.recordOf(client, id);
 *   return record?.standing === "valid";
 * }
 */
export async function recordOf(client: Client, id: AchievementId): Promise<TokenRecord | null> {
  const [record = null] = await recordsOf(client, [id]);
  return record;
}

/**
 * Reads the records of many tokens (`RecordLens.recordsOf`), some hundreds in a call.
 *
 * @param client - The network.
 * @param ids - The achievements' ids.
 * @param options - Number of the block to speak of: the newest at each call when absent.
 * @returns The records in the same order; null where nothing was minted.
 * @throws {@link CairnError} `CHAIN_UNREACHABLE`; `RATE_LIMITED`; `NOT_A_DEPLOYMENT`; `ABORTED`.
 *
 * @example
 * import { type AchievementId, achievements, type Client } from "@cairn/sdk";
 *
 * async function minted(client: Client, ids: AchievementId[]) {
 *   const records = await achievements.recordsOf(client, ids);
 *   return ids.filter((_id, place) => records[place] !== null);
 * }
 */
export async function recordsOf(
  client: Client,
  ids: readonly AchievementId[],
  options: { block?: number; signal?: AbortSignal | undefined } = {},
): Promise<(TokenRecord | null)[]> {
  const overrides = options.block === undefined ? {} : { blockTag: options.block };
  const starts = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_page, place) => place * PAGE);
  const records: (TokenRecord | null)[] = [];
  for (let at = 0; at < starts.length; at += CALLS) {
    throwIfAborted(options.signal);
    const calls = starts
      .slice(at, at + CALLS)
      .map((start) => recordLens(client).recordsOf(ids.slice(start, start + PAGE), overrides));
    const pages = await chainCall(() => Promise.all(calls));
    records.push(...pages.flatMap((page) => page.map(recordFrom)));
  }
  return records;
}

const NOBODY = `0x${"0".repeat(40)}`;

/** Reads a record of the chain; null for standing `None`. */
export function recordFrom(record: AchievementRecordStructOutput): TokenRecord | null {
  const standing = STANDINGS[Number(record.standing)];
  if (standing === undefined) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "The contract answers with a standing that this release does not know.",
      details: { standing: record.standing },
    });
  }
  if (standing === "none") return null;
  return {
    standing,
    owner: record.owner === NOBODY ? null : address(record.owner),
    hub: hubId(record.hub),
    definition: definitionId(record.definition),
    kind: kind(record.kind),
    issuedAt: unixTime(record.issuedAt),
    expiresAt: timeOrNull(record.expiresAt),
  };
}
