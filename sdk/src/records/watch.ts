import { pause } from "../chain/pause.ts";
import type { ScanOptions } from "../chain/scanLogs.ts";
import { checkScanOptions, scanLogs } from "../chain/scanLogs.ts";
import type { Client } from "../client/Client.ts";
import { get } from "../definitions/get.ts";
import type { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { AchievementId, Address, DefinitionId, HubId } from "../ids.ts";
import { answer } from "./answer.ts";
import type { KnownBlock } from "./blockAt.ts";
import { blockAt } from "./blockAt.ts";
import { DEPTH } from "./chainSource.ts";
import type { Issuance, IssuancesOf } from "./Issuance.ts";
import { filterOf, isOf, issuancesFrom } from "./Issuance.ts";
import type { PublicRecord } from "./PublicRecord.ts";

/** A record was issued; or one that was announced is no longer in the chain, which replaced its block. */
export interface RecordEvent {
  readonly type: "issued" | "orphaned";
  readonly record: PublicRecord;
}

/** Whose records are watched. */
export type Watched =
  | { readonly learner: Address }
  | { readonly hub: HubId }
  | { readonly definition: DefinitionId };

/** How they are watched. */
export interface WatchOptions extends Omit<ScanOptions, "signal"> {
  /** First block whose records are announced; those after the newest block when absent. */
  readonly fromBlock?: number;
  /** Milliseconds between two looks; 4,000 when absent. */
  readonly everyMs?: number;
  /** Newest blocks that the chain may still replace; 64 when absent. */
  readonly depth?: number;
  /** Told of each fault after which the watch goes on. */
  readonly onFault?: (error: CairnError) => void;
  /** Ends the watch. */
  readonly signal?: AbortSignal;
}

const EVERY_MS = 4000;
/** How much longer than usual the pause after repeated faults is at most. */
const LONGEST_PAUSE = 8;
const PASSING = ["CHAIN_UNREACHABLE", "RATE_LIMITED", "INCONSISTENT_ANSWER"] as const;

/** An issuance that was announced, or is known from before the watch: then without a record. */
interface Seen extends Issuance {
  readonly record: PublicRecord | undefined;
}

/** What a watch remembers. */
interface Memory {
  /** Of the blocks that the chain may still replace. */
  readonly seen: Map<AchievementId, Seen>;
  /** Up to here nothing is read again. */
  settled: number;
  head: string | undefined;
}

/**
 * Watches for new records of a learner, a hub or a definition: asks the node again and again, announces each
 * record once, and says so where the chain replaced the block of one. A lost connection does not end it: it
 * goes on where it was. It ends when the signal aborts or the loop is left.
 *
 * @param client - The network.
 * @param args - Whose records; from which block on; how often.
 * @throws {@link CairnError} `INVALID_ARGUMENT`; `CONTRACT_REVERTED` with `DefinitionUnknown`;
 * `NOT_A_DEPLOYMENT`; `WRONG_CHAIN`. Faults that pass go to `onFault`.
 *
 * @example
 * import { type Client, type HubId, records } from "@cairn/sdk";
 *
 * async function announce(client: Client, hub: HubId, signal: AbortSignal) {
 *   for await (const { type, record } of records.watch(client, { hub, signal })) {
 *     console.log(type, record.definition.name, record.learner);
 *   }
 * }
 */
export async function* watch(client: Client, args: Watched & WatchOptions): AsyncGenerator<RecordEvent> {
  checkScanOptions(args);
  const { everyMs = EVERY_MS, onFault, signal } = args;
  let memory: Memory | undefined;
  let of: IssuancesOf | undefined;
  let faults = 0;
  while (!signal?.aborted) {
    try {
      of ??= await issuancesOf(client, args);
      memory ??= await begin(client, of, args);
      yield* await look(client, of, memory, args);
      faults = 0;
    } catch (error) {
      if (isCairnError(error, "ABORTED")) return;
      if (!isCairnError(error) || !PASSING.some((code) => code === error.code)) throw error;
      onFault?.(error);
      faults += 1;
    }
    await pause(everyMs * Math.min(2 ** Math.max(0, faults - 1), LONGEST_PAUSE), signal).catch(
      () => undefined,
    );
  }
}

async function issuancesOf(client: Client, args: Watched): Promise<IssuancesOf> {
  if (!("definition" in args)) return "hub" in args ? { hub: args.hub } : { learner: args.learner };
  const { definition } = args;
  return { definition, hub: (await get(client, definition)).hub };
}

/**
 * Remembers what is in the newest blocks already: it is not new, even where the chain moves it to other
 * blocks.
 */
async function begin(client: Client, of: IssuancesOf, options: WatchOptions): Promise<Memory> {
  const { fromBlock, depth = DEPTH } = options;
  const { startBlock } = client.deployment;
  const head = await blockAt(client.provider, "latest");
  const first = Math.max(startBlock, fromBlock ?? head.number + 1);
  const settled = Math.max(startBlock - 1, Math.min(first - 1, head.number - depth));
  const range = [settled + 1, Math.min(first - 1, head.number)] as const;
  const known = await read(client, of, { ...options, range });
  const seen = known.map((issuance) => [issuance.id, { ...issuance, record: undefined }] as const);
  return { seen: new Map(seen), settled, head: undefined };
}

/**
 * Reads the blocks that are not settled, and tells what changed. The memory only changes where all went well.
 */
async function look(
  client: Client,
  of: IssuancesOf,
  memory: Memory,
  options: WatchOptions,
): Promise<RecordEvent[]> {
  const { depth = DEPTH, signal } = options;
  const head = await blockAt(client.provider, "latest");
  if (head.hash === memory.head) return [];
  const current = await read(client, of, { ...options, range: [memory.settled + 1, head.number] });
  const fresh = current.filter(({ id }) => !memory.seen.has(id));
  const gone = await orphansOf(client, memory, { current, head });
  const list = { issuances: fresh, block: head.number, blockHash: head.hash };
  const { records } =
    fresh.length === 0 ? { records: [] } : await answer(client, { list: async () => list, signal });
  const announced = new Map(records.map((record) => [record.id, record]));
  for (const { id } of gone) memory.seen.delete(id);
  for (const issuance of current) {
    const record = announced.get(issuance.id) ?? memory.seen.get(issuance.id)?.record;
    memory.seen.set(issuance.id, { ...issuance, record });
  }
  memory.settled = Math.max(memory.settled, head.number - depth);
  for (const { id, block } of memory.seen.values()) if (block <= memory.settled) memory.seen.delete(id);
  memory.head = head.hash;
  return [
    ...gone.flatMap(({ record }) => (record === undefined ? [] : [{ type: "orphaned", record } as const])),
    ...records.map((record) => ({ type: "issued", record }) as const),
  ];
}

/** What was seen and is gone with its block. Where the node only lags behind, the block is still the same. */
async function orphansOf(
  { provider }: Client,
  { seen }: Memory,
  { current, head }: { current: readonly Issuance[]; head: KnownBlock },
): Promise<Seen[]> {
  const there = new Set(current.map(({ id }) => id));
  const missing = [...seen.values()].filter(({ id, block }) => block <= head.number && !there.has(id));
  const orphans: Seen[] = [];
  for (const one of missing) {
    if ((await blockAt(provider, one.block)).hash !== one.blockHash) orphans.push(one);
  }
  return orphans;
}

async function read(
  client: Client,
  of: IssuancesOf,
  { range: [fromBlock, toBlock], ...options }: WatchOptions & { range: readonly [number, number] },
): Promise<Issuance[]> {
  const issuances: Issuance[] = [];
  for await (const { logs } of scanLogs(
    client.provider,
    { ...filterOf(client, of), fromBlock, toBlock },
    options,
  )) {
    for (const issuance of issuancesFrom(client, logs)) if (isOf(issuance, of)) issuances.push(issuance);
  }
  return issuances;
}
