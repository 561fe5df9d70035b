import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { runSendTask } from "../../lib/sendTask.ts";
import { parseHub, parseIndex } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly hub: string | undefined; readonly period: string | undefined };

/** `npx hardhat cairn accreditation restore`: HubRegistry.restore. */
export default async function restore(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async ({ hubs }) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      const transaction = await hubs.restore.populateTransaction(hub, index);
      const what = `restore the withdrawn period ${index} of hub ${hub}`;
      return { calls: [callOf({ contract: hubs, transaction, what })], safeSender: await hubs.owner() };
    },
  });
}
