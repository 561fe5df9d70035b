import type { Address, Client, cohorts } from "@cairn/sdk";
import { achievements, cohorts as cohortActions, TRANSACTION_GAS_CAP } from "@cairn/sdk";
import type { Mode } from "../../cohort/files.ts";
import type { Fee } from "../../output/fee.ts";
import { feeOf } from "../../output/fee.ts";

/** What attesting will cost. */
export interface Cost extends Fee {
  readonly transactions: number;
}

/** Tokens that are estimated together; more are scaled. */
const SAMPLE = 100;

/**
 * Estimates the cost. An anchor costs the same whatever the cohort's size, so it is estimated for one record; tokens are
 * estimated for a sample of the cohort and scaled. Nothing is kept or sent.
 */
export async function estimateCost(
  client: Client,
  args: {
    mode: Mode;
    size: number;
    sample: readonly cohorts.CohortInput[];
    hub: cohorts.Cohort["hub"];
    /** Who pays. */
    account: Address;
  },
): Promise<Cost> {
  const { gas, transactions } = await gasOf(client, args);
  return { ...(await feeOf(client, { gas, account: args.account })), transactions };
}

async function gasOf(
  client: Client,
  { mode, size, sample, hub }: Omit<Parameters<typeof estimateCost>[1], "account">,
): Promise<{ gas: bigint; transactions: number }> {
  if (mode === "sign") return { gas: 0n, transactions: 0 };
  const records = sample.slice(0, mode === "anchor" ? 1 : SAMPLE);
  const cohort = await cohortActions.prepare(client, { hub, records });
  if (mode === "anchor") {
    return { gas: await cohortActions.anchor(client, { cohort }).estimateGas(), transactions: 1 };
  }
  const batch: achievements.Draft["achievement"][] = [];
  for await (const { achievement } of cohort.records()) batch.push(achievement);
  const each =
    (await achievements.issueBatch(client, { achievements: batch }).estimateGas()) / BigInt(batch.length);
  const gas = each * BigInt(size);
  const fits = Number((TRANSACTION_GAS_CAP * 9n) / 10n / each);
  return { gas, transactions: Math.ceil(size / Math.max(1, fits)) };
}
