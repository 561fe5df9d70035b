import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { loadFastKeccak } from "../trees/loadFastKeccak.ts";
import type { Verdict } from "./Verdict.ts";
import type { VerifyOptions, VerifyProgress } from "./VerifyOptions.ts";

const BATCH_SIZE = 50;

/** How items of a kind are verified. */
interface Verifying<Session, Source, Item, Result> {
  readonly open: () => Promise<Session>;
  /** Checks an item without the chain. */
  readonly read: (source: Source) => Item;
  /** How many records it has. */
  readonly weigh: (item: Item) => number;
  readonly verify: (session: Session, batch: readonly Item[]) => Promise<readonly Result[]>;
}

/** Verifies what comes, a batch of records in a call, while the caller takes the verdicts of the batch before. */
export async function* inBatches<Session, Source, Item, Result extends Pick<Verdict, "verdict">>(
  source: AsyncIterable<Source> | Iterable<Source>,
  options: Pick<VerifyOptions, "batchSize" | "signal"> & {
    readonly onProgress?: (progress: VerifyProgress) => void;
  },
  { open, read, weigh, verify }: Verifying<Session, Source, Item, Result>,
): AsyncGenerator<Result> {
  const { batchSize = BATCH_SIZE, onProgress, signal } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The batch size is not a whole number above 0.",
      details: { batchSize },
    });
  }
  throwIfAborted(signal);
  const session = await open();
  const counts = { done: 0, valid: 0, invalid: 0, unknown: 0 };
  let pending: Promise<readonly Result[]> = Promise.resolve([]);
  for await (const batch of batches(source, { read, weigh, batchSize })) {
    throwIfAborted(signal);
    const ready = await pending;
    pending = verify(session, batch.items);
    // A fault of this batch surfaces where it is awaited, also while the caller still works on the one before.
    pending.catch(() => undefined);
    // While the node answers: files beyond the first batch are checked in a third of the time.
    if (batch.isFull) await loadFastKeccak();
    yield* counted(ready, counts);
    if (ready.length > 0) onProgress?.({ ...counts });
  }
  yield* counted(await pending, counts);
  onProgress?.({ ...counts });
}

function* counted<Result extends Pick<Verdict, "verdict">>(
  results: readonly Result[],
  counts: Record<Verdict["verdict"] | "done", number>,
): Generator<Result> {
  for (const result of results) {
    counts.done += 1;
    counts[result.verdict] += 1;
    yield result;
  }
}

interface Batch<Item> {
  readonly items: readonly Item[];
  readonly isFull: boolean;
}

async function* batches<Source, Item>(
  source: AsyncIterable<Source> | Iterable<Source>,
  {
    read,
    weigh,
    batchSize,
  }: Pick<Verifying<never, Source, Item, never>, "read" | "weigh"> & { batchSize: number },
): AsyncGenerator<Batch<Item>> {
  let items: Item[] = [];
  let weight = 0;
  for await (const entry of source) {
    const item = read(entry);
    items.push(item);
    weight += weigh(item);
    if (weight < batchSize) continue;
    yield { items, isFull: true };
    [items, weight] = [[], 0];
  }
  if (items.length > 0) yield { items, isFull: false };
}
