import type { Client } from "@cairn/sdk";
import { hubs, root, unixTime } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { readLearners } from "../../cohort/files.ts";
import type { AttestedCohort } from "../../cohort/openAttested.ts";
import type { ReceiptLearner } from "../../print/receipt.ts";
import { receipt as receiptPage } from "../../print/receipt.ts";
import type { Delivery } from "./deliver.ts";

/** Learners that a receipt lists; for more the mail-merge table is the list. */
const LISTED = 5_000;
const INCLUSIONS = { anchor: "anchored", mint: "minted", sign: "signed" } as const;

/** The office's receipt of a delivered cohort, as a page. */
export async function officeReceipt(
  client: Client,
  args: { context: Context; attested: AttestedCohort; delivered: readonly Delivery[] },
): Promise<string> {
  const { context, attested, delivered } = args;
  const { cohort, plan, receipt, directory, name: cohortName } = attested;
  const { name } = await hubs.get(client, plan.hub);
  const learners = delivered.length > LISTED ? undefined : await listOf(directory, delivered);
  return receiptPage({
    language: context.language,
    hub: { id: plan.hub, name },
    cohort: cohortName,
    mode: INCLUSIONS[plan.mode],
    count: cohort.size,
    root: root(receipt.root),
    transactions: receipt.transactions.map(({ hash, block, gasUsed, fee }) => ({
      hash,
      block,
      gas: BigInt(gasUsed),
      cost: BigInt(fee),
    })),
    network: { name: client.deployment.name, chainId: client.deployment.chainId, currency: "ETH" },
    date: unixTime(receipt.attestedAt),
    account: receipt.attester,
    showPrivate: true,
    ...(learners === undefined ? {} : { learners }),
  });
}

async function listOf(folder: string, delivered: readonly Delivery[]): Promise<ReceiptLearner[]> {
  const learners: ReceiptLearner[] = [];
  for await (const { name, learner } of readLearners(folder)) {
    const one = delivered[learners.length];
    if (one === undefined) break;
    learners.push({
      id: one.id,
      address: learner,
      fileName: one.file,
      ...(name === undefined ? {} : { name }),
    });
  }
  return learners;
}
