import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { publishing, runSendTask } from "../../lib/sendTask.ts";
import { parseDocument, parseHub, parseKinds, parseTime } from "../../lib/values.ts";

type Arguments = SendArguments & {
  readonly hub: string | undefined;
  readonly kinds: string | undefined;
  readonly until: string | undefined;
  readonly evidence: string | undefined;
};

/** `npx hardhat cairn accreditation accredit`: HubRegistry.accredit. */
export default async function accredit(options: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const hub = parseHub(options.hub);
      const kinds = parseKinds(options.kinds);
      const until = parseTime({ value: options.until, option: "until", now: network.now });
      const evidence = await parseDocument(options.evidence);
      const { hubs } = network;
      const hubName = await hubs.nameOf(hub);
      const transaction = await hubs.accredit.populateTransaction(hub, kinds, until, evidence.hash);
      const call = callOf({ contract: hubs, transaction, what: `accredit hub ${hub} (${hubName})` });
      return { calls: [...(await publishing({ network, document: evidence })), call] };
    },
  });
}
