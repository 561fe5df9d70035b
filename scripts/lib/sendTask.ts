import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Network } from "./network.ts";
import { runTask } from "./runTask.ts";
import type { Call } from "./send.ts";
import { callOf, perform } from "./send.ts";
import type { PublicDocument } from "./values.ts";
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
  readonly calls: readonly Call[];
  /** Who is to send it from a Safe, where the operator did not say. */
  readonly safeSender?: string;
};

/** Runs a task that sends: opens the network, makes the plan, then sends it or writes a Safe batch. */
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
      const { calls, safeSender } = await plan(network);
      return await perform({ network, calls, options: { from, safe, yes }, safeSender });
    },
  });
}

/** The call that publishes a document; none where only its hash is given, or the chain has it already. */
export async function publishing({
  network,
  document,
}: {
  network: Network;
  document: PublicDocument;
}): Promise<readonly Call[]> {
  const { contentLog } = network;
  if (document.bytes === undefined || (await contentLog.blockOf(document.hash)) !== 0n) return [];
  const transaction = await contentLog.publish.populateTransaction(document.bytes);
  return [callOf({ contract: contentLog, transaction, what: `publish document ${document.hash}` })];
}
