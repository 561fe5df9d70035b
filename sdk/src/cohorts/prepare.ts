import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { ContentHash, HubId, StatusIndex } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import { buildPacked } from "../trees/build.ts";
import { loadFastKeccak } from "../trees/loadFastKeccak.ts";
import { NODE } from "../trees/packed.ts";
import type { Cohort, CohortInput, CohortStore, CohortWriter } from "./Cohort.ts";
import type { CohortPool, CohortWorkers } from "./CohortWorkers.ts";
import { ownThread } from "./CohortWorkers.ts";
import type { CohortHeader } from "./cohortFile.ts";
import { headerLine, sealLine } from "./cohortFile.ts";
import { drawStatusIndices } from "./drawStatusIndices.ts";
import { fromSource } from "./fromSource.ts";
import { inputHash } from "./inputHash.ts";
import { joinBytes } from "./joinBytes.ts";
import { memoryCohort } from "./memoryCohort.ts";
import { pause, STRIDE } from "./pause.ts";
import type { BatchRecord, PreparedBatch } from "./prepareBatch.ts";
import { namingRecord } from "./prepareBatch.ts";

/** What {@link prepare} takes. */
export interface PrepareOptions {
  readonly hub: HubId;
  /** One achievement for each learner and definition; one at least. A stream is read once, and never held whole. */
  readonly records: Iterable<CohortInput> | AsyncIterable<CohortInput>;
  /** How many records a stream will give, for its progress; an array tells it itself. */
  readonly total?: number;
  /** Where the cohort is kept; it must be empty, or hold this very cohort. Without it a retry attests anew. */
  readonly store?: CohortStore;
  /** Places of the hub's status lists that earlier cohorts took. */
  readonly usedStatusIndices?: Iterable<StatusIndex>;
  /** How many status lists of 131,072 places the hub has; 1 when absent. */
  readonly statusLists?: number;
  /** Who prepares the records: see `cohortWorkers` of `@cairn/sdk/node`; this thread when absent. */
  readonly workers?: CohortWorkers;
  readonly signal?: AbortSignal;
  /** `total` is undefined for a stream of unknown length. */
  readonly onProgress?: (progress: { done: number; total: number | undefined }) => void;
}

/** Records that are prepared at once. */
const BATCH = 200;

/**
 * Prepares a cohort: documents with random salts, achievements, status indices and the tree. With a store it is kept
 * before this returns; called again with the same records it returns the kept cohort, so that a retry attests nobody
 * twice. Records are written as they come; a failed, aborted or killed run leaves no cohort behind.
 *
 * @param client - The network; nothing is sent, and nothing is asked.
 * @param options - Hub, records and store.
 * @throws {@link CairnError} `COHORT_MISMATCH` where the store holds another cohort; `INVALID_ACHIEVEMENT` and the codes
 * of `documents.prepare`, with the record's `index`; `INVALID_ARGUMENT` where the status lists are full;
 * `MALFORMED_TREE` where there is no record; `MALFORMED_COHORT` where the kept cohort is damaged; `COHORT_NOT_KEPT`; `WORKER_FAILED`; `ABORTED`.
 *
 * @example
 * import { type Client, cohorts, type HubId } from "@cairn/sdk";
 * import { cohortFolder } from "@cairn/sdk/node";
 *
 * async function attest(client: Client, hub: HubId, records: AsyncIterable<cohorts.CohortInput>) {
 *   const store = cohortFolder({ directory: "cohorts/algebra-2026" });
 *   const cohort = await cohorts.prepare(client, { hub, records, store });
 *   await cohorts.anchor(client, { cohort }).send();
 *   return cohort;
 * }
 */
export async function prepare(client: Client, options: PrepareOptions): Promise<Cohort> {
  const { hub, store, signal } = options;
  throwIfAborted(signal);
  await loadFastKeccak();
  const { chainId, contracts } = client.deployment;
  const header = { chainId, token: contracts.AchievementToken.address, hub };
  const kept = await store?.load(signal === undefined ? {} : { signal });
  if (kept !== undefined) return await expectSame(kept, header, options);
  const writer = store === undefined ? memoryCohort() : await store.create();
  try {
    return await write(writer, header, options);
  } catch (error) {
    await writer.discard().catch(() => undefined);
    throw error;
  }
}

async function write(writer: CohortWriter, header: CohortHeader, options: PrepareOptions): Promise<Cohort> {
  const { signal } = options;
  const encoder = new TextEncoder();
  await writer.write(encoder.encode(headerLine(header)));
  const pool = (options.workers ?? ownThread).start();
  signal?.addEventListener("abort", pool.stop, { once: true });
  try {
    const { ids, input } = await writeRecords({ writer, pool, header, options });
    throwIfAborted(signal);
    const tree = buildPacked(ids);
    await writer.write(encoder.encode(sealLine({ size: tree.size, input, root: tree.root })));
    return fromSource({ header, input, tree, source: await writer.commit() });
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", pool.stop);
    await pool.stop();
  }
}

/** Hands batches to the pool as they come, and writes what it prepared in the order of the list. */
async function writeRecords(args: {
  writer: CohortWriter;
  pool: CohortPool;
  header: CohortHeader;
  options: PrepareOptions;
}): Promise<{ ids: Uint8Array; input: ContentHash }> {
  const { writer, pool, header, options } = args;
  const { statusLists: lists = 1, usedStatusIndices: used = [], onProgress, signal } = options;
  const total = totalOf(options);
  const places = drawStatusIndices({ lists, used, needed: total });
  const input = inputHash(header);
  const ids: Uint8Array[] = [];
  const running: Promise<PreparedBatch>[] = [];
  let taken = 0;
  let done = 0;
  const start = async (inputs: readonly CohortInput[]): Promise<PreparedBatch> => {
    const offset = taken;
    taken += inputs.length;
    const records = inputs.map((record, place): BatchRecord => {
      const { definition, experience = 0, learner, achievedAt, expiresAt = 0 } = record;
      const document = namingRecord(offset + place, () => canonicalize(record.document));
      input.add(record, document);
      const statusIndex = places.next().value;
      return { definition, experience, learner, achievedAt, expiresAt, document, statusIndex };
    });
    return await pool.run({ ...header, offset, records });
  };
  const finish = async (): Promise<void> => {
    const prepared = await running.shift();
    if (prepared === undefined) return;
    await writer.write(prepared.lines);
    ids.push(prepared.ids);
    done += prepared.ids.length / NODE;
    onProgress?.({ done, total });
  };
  for await (const inputs of batchesOf(options.records)) {
    throwIfAborted(signal);
    const batch = start(inputs);
    batch.catch(() => undefined);
    running.push(batch);
    if (running.length >= pool.capacity) await finish();
  }
  while (running.length > 0) await finish();
  return { ids: joinBytes(ids), input: input.digest() };
}

function totalOf({ records, total }: PrepareOptions): number | undefined {
  return total ?? (Array.isArray(records) ? records.length : undefined);
}

async function* batchesOf(
  records: Iterable<CohortInput> | AsyncIterable<CohortInput>,
): AsyncGenerator<readonly CohortInput[]> {
  let batch: CohortInput[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function expectSame(kept: Cohort, header: CohortHeader, options: PrepareOptions): Promise<Cohort> {
  const hash = inputHash(header);
  let index = 0;
  for await (const record of options.records) {
    if (index % STRIDE === 0) await pause();
    throwIfAborted(options.signal);
    hash.add(
      record,
      namingRecord(index, () => canonicalize(record.document)),
    );
    index += 1;
  }
  const input = hash.digest();
  if (kept.input === input) {
    options.onProgress?.({ done: kept.size, total: kept.size });
    return kept;
  }
  throw new CairnError("COHORT_MISMATCH", {
    details: { root: kept.tree.root, records: kept.size, keptInput: kept.input, input },
  });
}
