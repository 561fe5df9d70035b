import type { Client, cohorts } from "@cairn/sdk";
import { achievements, cohorts as cohortActions, TRANSACTION_GAS_CAP } from "@cairn/sdk";
import { formatEther } from "ethers";
import type { Mode } from "../../cohort/files.ts";

/** What attesting will cost. */
export interface Cost {
  readonly gas: bigint;
  readonly transactions: number;
  /** In ether, at the present price; undefined where the node does not tell. */
  readonly ether: string | undefined;
  readonly balance: string;
}

/** Tokens that are estimated together; more are scaled. */
const SAMPLE = 100;

/**
 * Estimates the cost. An anchor costs the same whatever the cohort's size, so it is estimated for one record; tokens are
 * estimated for a sample of the cohort and scaled. Nothing is kept or sent.
 */
export async function estimateCost(
  client: Client,
  args: { mode: Mode; size: number; sample: readonly cohorts.CohortInput[]; hub: cohorts.Cohort["hub"] },
): Promise<Cost> {
  const { mode, size, sample, hub } = args;
  const [{ gasPrice, maxFeePerGas }, address] = await Promise.all([
    client.provider.getFeeData(),
    client.signer?.getAddress(),
  ]);
  const balance = address === undefined ? 0n : await client.provider.getBalance(address);
  const { gas, transactions } = await gasOf(client, { mode, size, sample, hub });
  const price = gasPrice ?? maxFeePerGas;
  return {
    gas,
    transactions,
    ether: price === null ? undefined : formatEther(gas * price),
    balance: formatEther(balance),
  };
}

async function gasOf(
  client: Client,
  { mode, size, sample, hub }: Parameters<typeof estimateCost>[1],
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
