import { idOf } from "../achievement/idOf.ts";
import type { Client } from "../client/Client.ts";
import { prepare as prepareDocument } from "../documents/prepare.ts";
import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { HubId, StatusIndex } from "../ids.ts";
import { build } from "../trees/build.ts";
import type { Cohort, CohortInput, CohortRecord, CohortStore } from "./Cohort.ts";
import { drawStatusIndices } from "./drawStatusIndices.ts";
import { inputHash } from "./inputHash.ts";

/** What {@link prepare} takes. */
export interface PrepareOptions {
  readonly hub: HubId;
  /** One achievement for each learner and definition; one at least. */
  readonly records: readonly CohortInput[];
  /** Where the cohort is kept; it must be empty, or hold this very cohort. Without it a retry attests anew. */
  readonly store?: CohortStore;
  /** Places of the hub's status lists that earlier cohorts took. */
  readonly usedStatusIndices?: Iterable<StatusIndex>;
  /** How many status lists of 131,072 places the hub has; 1 when absent. */
  readonly statusLists?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

/** Records between two looks at the signal. */
const STRIDE = 50;

/**
 * Prepares a cohort: documents with random salts, achievements, status indices and the tree. With a store it is kept
 * before this returns; called again with the same records it returns the kept cohort, so that a retry attests nobody
 * twice.
 *
 * @param client - The network; nothing is sent, and nothing is asked.
 * @param options - Hub, records and store.
 * @throws {@link CairnError} `COHORT_MISMATCH` where the store holds another cohort; `INVALID_ACHIEVEMENT`; the codes of
 * `documents.prepare` with the record's `index`; `MALFORMED_TREE` where there is no record; `ABORTED`.
 *
 * @example
 * import { type Client, cohorts, type HubId } from "@cairn/sdk";
 * import { cohortFolder } from "@cairn/sdk/node";
 *
 * async function attest(client: Client, hub: HubId, records: cohorts.CohortInput[]) {
 *   const store = cohortFolder({ directory: "cohorts/algebra-2026" });
 *   const cohort = await cohorts.prepare(client, { hub, records, store });
 *   await cohorts.anchor(client, { cohort }).send();
 *   return cohort;
 * }
 */
export async function prepare(client: Client, options: PrepareOptions): Promise<Cohort> {
  const { hub, records, store, signal, onProgress } = options;
  throwIfAborted(signal);
  const { chainId, contracts } = client.deployment;
  const token = contracts.AchievementToken.address;
  const input = inputHash({ chainId, token, hub, records });
  const kept = await store?.load();
  if (kept !== undefined) return expectSame(kept, input);
  const indices = drawStatusIndices({
    count: records.length,
    lists: options.statusLists ?? 1,
    used: options.usedStatusIndices ?? [],
  });
  const prepared: CohortRecord[] = [];
  for (const [place, statusIndex] of indices.entries()) {
    prepared.push({ ...prepareRecord({ records, place, chainId, token }), statusIndex });
    if (prepared.length % STRIDE !== 0) continue;
    onProgress?.({ done: prepared.length, total: records.length });
    await new Promise((resolve) => setTimeout(resolve));
    throwIfAborted(signal);
  }
  const tree = build(prepared.map(({ id }) => id));
  const cohort: Cohort = { chainId, token, hub, input, records: prepared, tree };
  await store?.save(cohort);
  onProgress?.({ done: records.length, total: records.length });
  return cohort;
}

function prepareRecord(args: {
  records: readonly CohortInput[];
  place: number;
  chainId: Cohort["chainId"];
  token: Cohort["token"];
}): Omit<CohortRecord, "statusIndex"> {
  const { records, place, chainId, token } = args;
  const record = records[place];
  if (record === undefined) throw new RangeError(`There is no record ${place}.`);
  const { document, experience = 0, expiresAt = 0, ...rest } = record;
  const { content, salts } = prepareDocument(document);
  const achievement = {
    definition: rest.definition,
    experience,
    learner: rest.learner,
    achievedAt: rest.achievedAt,
    expiresAt,
    content,
  };
  return { id: idOf(achievement, { chainId, token }), achievement, document, salts };
}

function expectSame(kept: Cohort, input: Cohort["input"]): Cohort {
  if (kept.input === input) return kept;
  throw new CairnError("COHORT_MISMATCH", {
    details: { root: kept.tree.root, records: kept.records.length, keptInput: kept.input, input },
  });
}
