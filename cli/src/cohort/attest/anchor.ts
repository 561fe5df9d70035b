import type { Client, cohorts } from "@cairn/sdk";
import { cohorts as cohortActions } from "@cairn/sdk";
import type { Attested } from "./Attested.ts";
import { transactionsOf } from "./Attested.ts";

/** Anchors a cohort: one root on the chain. One that is anchored already sends nothing. */
export async function anchor(
  client: Client,
  args: { cohort: cohorts.Cohort; signal: AbortSignal },
): Promise<Attested> {
  const { cohort, signal } = args;
  const { result, receipts } = await cohortActions.anchor(client, { cohort }).send({ signal });
  return {
    attestedAt: result.anchoredAt,
    transactions: transactionsOf(receipts),
    fresh: result.already ? 0 : cohort.size,
  };
}
