import { accreditation, content } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ownerOf } from "../../lib/network.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask } from "../../lib/send.ts";
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
      const profile = await parseDocument(options.profile, "profile");
      return {
        what: `appoint accreditor ${account}`,
        action: (client) => accreditation.appoint(client, { account, kinds, until, profile }),
        documents: [content.encode(profile)],
        sender: await ownerOf(network),
      };
    },
  });
}
