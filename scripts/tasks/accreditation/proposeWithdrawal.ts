import { accreditation } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readPeriod } from "../../lib/reads.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask, unknownPeriod } from "../../lib/send.ts";
import { formatTime, parseHub, parseIndex, parseTime } from "../../lib/values.ts";

type Arguments = SendArguments & {
  readonly hub: string | undefined;
  readonly period: string | undefined;
  readonly since: string | undefined;
};

/** `npx hardhat cairn accreditation propose-withdrawal`: HubRegistry.proposeWithdrawal. */
export default async function proposeWithdrawal(
  options: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async ({ client: reader, now }) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      const since =
        options.since === "none" ? null : parseTime({ value: options.since, option: "since", now });
      const period = await readPeriod({ client: reader, hub, index });
      if (period === undefined) throw unknownPeriod(hub, index);
      return {
        what:
          since === null
            ? `take back the proposed withdrawal of period ${index} of hub ${hub}`
            : `propose to withdraw period ${index} of hub ${hub} since ${formatTime(since)}`,
        action: (client) => accreditation.proposeWithdrawal(client, { hub, index, since }),
        sender: period.accreditor,
      };
    },
  });
}
