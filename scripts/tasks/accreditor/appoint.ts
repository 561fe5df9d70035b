import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { publishing, runSendTask } from "../../lib/sendTask.ts";
import { parseAccount, parseDocument, parseKinds, parseTime } from "../../lib/values.ts";

type Arguments = SendArguments & {
  readonly account: string | undefined;
  readonly kinds: string | undefined;
  readonly until: string | undefined;
  readonly profile: string | undefined;
};

/** `npx hardhat cairn accreditor appoint`: HubRegistry.appointAccreditor. */
export default async function appoint(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const account = parseAccount(options.account, "account");
      const kinds = parseKinds(options.kinds);
      const until = parseTime({ value: options.until, option: "until", now: network.now });
      const profile = await parseDocument(options.profile);
      const { hubs } = network;
      const transaction = await hubs.appointAccreditor.populateTransaction(
        account,
        kinds,
        until,
        profile.hash,
      );
      const call = callOf({ contract: hubs, transaction, what: `appoint accreditor ${account}` });
      return {
        calls: [...(await publishing({ network, document: profile })), call],
        safeSender: await hubs.owner(),
      };
    },
  });
}
