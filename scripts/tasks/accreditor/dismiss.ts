import { accreditation } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ownerOf } from "../../lib/network.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask } from "../../lib/send.ts";
import { parseAccount } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly account: string | undefined };

/** `npx hardhat cairn accreditor dismiss`: HubRegistry.dismissAccreditor. */
export default async function dismiss(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const account = parseAccount(options.account, "account");
      return {
        what: `dismiss accreditor ${account}`,
        action: (client) => accreditation.dismiss(client, { account }),
        sender: await ownerOf(network),
      };
    },
  });
}
