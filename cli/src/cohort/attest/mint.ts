import type { Client, cohorts } from "@cairn/sdk";
import { cohorts as cohortActions, unixTime } from "@cairn/sdk";
import type { Attested } from "./Attested.ts";
import { transactionsOf } from "./Attested.ts";

/** Mints a cohort's records as public tokens, in batches. Those that are minted already are left. */
export async function mint(
  client: Client,
  args: { cohort: cohorts.Cohort; signal: AbortSignal; onProgress: (done: number) => void },
): Promise<Attested> {
  const { cohort, signal, onProgress } = args;
  const { result, receipts } = await cohortActions
    .mint(client, { cohort })
    .send({ signal, onProgress: ({ items }) => onProgress(items) });
  const last = receipts.at(-1);
  const block = last === undefined ? null : await client.provider.getBlock(last.blockNumber);
  return {
    attestedAt: unixTime(block?.timestamp ?? Math.floor(Date.now() / 1000)),
    transactions: transactionsOf(receipts),
    fresh: result.minted.length,
  };
}
