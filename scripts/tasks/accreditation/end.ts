import { accreditation } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readHub } from "../../lib/reads.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask } from "../../lib/send.ts";
import { parseHub } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly hub: string | undefined };

/** `npx hardhat cairn accreditation end`: HubRegistry.endAccreditation. */
export default async function end(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async ({ client: reader }) => {
      const hub = parseHub(options.hub);
      const { name, newest } = await readHub({ client: reader, hub });
      return {
        what: `end the accreditation of hub ${hub} (${name})`,
        action: (client) => accreditation.end(client, { hub }),
        ...(newest === null ? {} : { sender: newest.accreditor }),
      };
    },
  });
}
