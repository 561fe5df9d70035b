import type { Action, Address, Client, content } from "@cairn/sdk";
import { CairnError, content as contents } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { build } from "./build.ts";
import { confirm } from "./confirm.ts";
import type { Network } from "./network.ts";
import { contractOf, withSigner } from "./network.ts";
import type { Outcome } from "./output.ts";
import { table } from "./output.ts";
import { runTask } from "./runTask.ts";
import type { SafeCall } from "./safeBatch.ts";
import { writeSafeBatch } from "./safeBatch.ts";
import { parseAccount } from "./values.ts";

/** Options that every sending task takes. */
export type SendArguments = {
  readonly name: string | undefined;
  readonly from: string | undefined;
  readonly safe: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
};

/** What a sending task is about to do. */
export type Plan = {
  /** What it does, for people. */
  readonly what: string;
  /** The write on the HubRegistry, by whoever the client signs for. */
  readonly action: (client: Client) => Action<unknown>;
  /** Public documents that it names, to be published first. */
  readonly documents?: readonly content.EncodedContent[];
  /** Who must send it, where that is one account: a Safe batch is tried in its name. */
  readonly sender?: Address;
};

/**
 * Runs a task that sends. The write is tried first without sending, so that one that the contract refuses costs
 * nothing; then it is sent, or written to a Safe batch.
 *
 * Prints and sets the exit status as `runTask`.
 */
export async function runSendTask({
  hre,
  options,
  plan,
}: {
  hre: HardhatRuntimeEnvironment;
  options: SendArguments;
  plan: (network: Network) => Promise<Plan>;
}): Promise<void> {
  const { name, json, safe, yes } = options;
  await runTask({
    hre,
    name,
    json,
    action: async (network) => {
      const from = options.from === undefined ? undefined : parseAccount(options.from, "from");
      const planned = await plan(network);
      if (safe === undefined) return await send({ network, plan: planned, from, yes });
      return await writeBatch({ network, plan: planned, from: from ?? planned.sender, file: safe });
    },
  });
}

async function send({
  network,
  plan,
  from,
  yes,
}: {
  network: Network;
  plan: Plan;
  from: Address | undefined;
  yes: boolean;
}): Promise<Outcome> {
  const { client, chain, signer } = await withSigner({ network, from });
  const action = plan.action(client);
  await action.estimateGas();
  await confirm({ chain, yes, what: plan.what });
  const store = contents.chainStore(client);
  for (const { bytes } of plan.documents ?? []) await store.put(bytes);
  const { receipts, gasUsed } = await action.send();
  const transactions = receipts.map(({ hash, blockNumber }) => ({ hash, block: blockNumber }));
  const data = {
    sent: true,
    what: plan.what,
    from: await signer.getAddress(),
    transactions,
    gasUsed,
    documents: (plan.documents ?? []).map(({ hash }) => hash),
  };
  const rows = transactions.map(({ hash, block }) => [plan.what, hash, `${block}`, `${gasUsed}`]);
  return { data, text: table([["done", "transaction", "block", "gas"], ...rows]) };
}

async function writeBatch({
  network,
  plan,
  from,
  file,
}: {
  network: Network;
  plan: Plan;
  from: Address | undefined;
  file: string;
}): Promise<Outcome> {
  const { client, chain, hre } = network;
  const action = plan.action(client);
  if (from !== undefined) await action.estimateGas({ from });
  await build(hre);
  const registry = await contractOf({ network, contract: "HubRegistry" });
  const built = await action.build(from === undefined ? {} : { from });
  const calls: readonly SafeCall[] = [
    ...(await publishing({ network, documents: plan.documents ?? [] })),
    ...built.map(({ to, data }) => ({ to, data, interface: registry.interface })),
  ];
  const batch = await writeSafeBatch({
    file,
    chainId: chain.chainId,
    safe: from ?? "",
    description: plan.what,
    calls,
  });
  const count = batch.transactions.length;
  const data = { sent: false, what: plan.what, safe: file, added: calls.length, transactions: count };
  const where = `${file} now holds ${count}: import it in the Safe Transaction Builder`;
  return { data, text: `${plan.what}: ${calls.length} transactions written, none sent\n${where}` };
}

/** The calls that publish documents in the ContentLog, but those that it holds already. */
async function publishing({
  network,
  documents,
}: {
  network: Network;
  documents: readonly content.EncodedContent[];
}): Promise<readonly SafeCall[]> {
  const log = await contractOf({ network, contract: "ContentLog" });
  const calls: SafeCall[] = [];
  for (const { bytes, hash } of documents) {
    if ((await log.getFunction("blockOf").staticCall(hash)) !== 0n) continue;
    const { address: to } = network.client.deployment.contracts.ContentLog;
    calls.push({ to, data: log.interface.encodeFunctionData("publish", [bytes]), interface: log.interface });
  }
  return calls;
}

/** The error for a period that a hub's history does not have. */
export function unknownPeriod(hub: number, index: number): CairnError {
  return new CairnError("INVALID_ARGUMENT", {
    message: `Hub ${hub} has no period ${index}.`,
    details: { hub, period: index },
    fix: `\`npx hardhat cairn hub show --hub ${hub}\` shows its periods.`,
  });
}
