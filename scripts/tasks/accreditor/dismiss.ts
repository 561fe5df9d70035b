import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { runSendTask } from "../../lib/sendTask.ts";
import { parseAccount } from "../../lib/values.ts";

type Arguments = SendArguments & { readonly account: string | undefined };

/** `npx hardhat cairn accreditor dismiss`: HubRegistry.dismissAccreditor. */
export default async function dismiss(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async ({ hubs }) => {
      const account = parseAccount(options.account, "account");
      const transaction = await hubs.dismissAccreditor.populateTransaction(account);
      const call = callOf({ contract: hubs, transaction, what: `dismiss accreditor ${account}` });
      return { calls: [call], safeSender: await hubs.owner() };
    },
  });
}
