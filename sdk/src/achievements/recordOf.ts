import { recordLens } from "../chain/contracts.ts";
import type { Words } from "../chain/decodeWords.ts";
import { addressIn, decodeWords, wordAt } from "../chain/decodeWords.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementRecordStructOutput } from "../contracts/RecordLens.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
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
const WORD_BYTES = 32;

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
      .map((start) => readPage(client, ids.slice(start, start + PAGE), overrides));
    records.push(...(await Promise.all(calls)).flat());
  }
  return records;
}

async function readPage(
  client: Client,
  ids: readonly AchievementId[],
  overrides: { blockTag?: number },
): Promise<(TokenRecord | null)[]> {
  const { interface: lens } = recordLens(client);
  const { address: to } = client.deployment.contracts.RecordLens;
  const data = lens.encodeFunctionData("recordsOf", [[...ids]]);
  const answer = await chainCall(() => client.provider.call({ to, data, ...overrides }));
  try {
    const [list] = lens.getFunction("recordsOf").outputs;
    const fields = list?.arrayChildren?.components ?? [];
    if (Number(wordAt(answer, 0)) !== WORD_BYTES || Number(wordAt(answer, 1)) !== ids.length) {
      throw new RangeError("the list has another length");
    }
    return ids.map((_id, place) =>
      recordFrom(fieldsOf(decodeWords(fields, answer, 2 + place * fields.length))),
    );
  } catch (cause) {
    if (isCairnError(cause)) throw cause;
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "The lens' answer is not a list of records.",
      details: { bytes: (answer.length - 2) / 2, records: ids.length },
      cause,
    });
  }
}

function fieldsOf({ standing = "", owner, hub = "", definition = "", ...words }: Words): RecordFields {
  const { kind: bit = "", issuedAt = "", expiresAt = "" } = words;
  return {
    standing: BigInt(standing),
    owner: addressIn(owner),
    hub: BigInt(hub),
    definition: BigInt(definition),
    kind: BigInt(bit),
    issuedAt: BigInt(issuedAt),
    expiresAt: BigInt(expiresAt),
  };
}

/** What of the contract's `AchievementRecord` is read. */
type RecordFields = Pick<
  AchievementRecordStructOutput,
  "standing" | "owner" | "hub" | "definition" | "kind" | "issuedAt" | "expiresAt"
>;

const NOBODY = `0x${"0".repeat(40)}`;

/** Reads a record of the chain; null for standing `None`. */
export function recordFrom(record: RecordFields): TokenRecord | null {
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
