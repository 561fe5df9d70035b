import { accreditation } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ownerOf } from "../../lib/network.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask } from "../../lib/send.ts";
import { parseHub, parseIndex } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly hub: string | undefined; readonly period: string | undefined };

/** `npx hardhat cairn accreditation restore`: HubRegistry.restore. */
export default async function restore(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      return {
        what: `restore the withdrawn period ${index} of hub ${hub}`,
        action: (client) => accreditation.restore(client, { hub, index }),
        sender: await ownerOf(network),
      };
    },
  });
}
