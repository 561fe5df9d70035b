import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readHub } from "../../lib/reads.ts";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { runSendTask } from "../../lib/sendTask.ts";
import { parseHub } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly hub: string | undefined };

/** `npx hardhat cairn accreditation end`: HubRegistry.endAccreditation. */
export default async function end(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const hub = parseHub(options.hub);
      const { hub: profile, newest } = await readHub({ network, hub });
      const transaction = await network.hubs.endAccreditation.populateTransaction(hub);
      const what = `end the accreditation of hub ${hub} (${profile.name})`;
      return {
        calls: [callOf({ contract: network.hubs, transaction, what })],
        safeSender: newest.accreditor,
      };
    },
  });
}
