import { accreditation } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { ownerOf } from "../../lib/network.ts";
import { usageError } from "../../lib/output.ts";
import { readPeriod } from "../../lib/reads.ts";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask, unknownPeriod } from "../../lib/send.ts";
import { formatTime, parseHub, parseIndex, parseTime } from "../../lib/values.ts";

type Arguments = SendArguments & {
  readonly hub: string | undefined;
  readonly period: string | undefined;
  readonly since: string | undefined;
};

/** `npx hardhat cairn accreditation confirm-withdrawal`: HubRegistry.confirmWithdrawal. */
export default async function confirmWithdrawal(
  options: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runSendTask({
    hre,
    options,
    plan: async (network) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      const since = parseTime({ value: options.since, option: "since", now: network.now });
      const period = await readPeriod({ client: network.client, hub, index });
      if (period === undefined) throw unknownPeriod(hub, index);
      if (period.proposedSince !== since) {
        throw usageError(
          "--since is not the time that the accreditor proposed.",
          { since: formatTime(since), proposed: formatTime(period.proposedSince) },
          `Agree with the accreditor on one time; \`npx hardhat cairn hub show --hub ${hub}\` shows the proposal.`,
        );
      }
      return {
        what: `withdraw period ${index} of hub ${hub} since ${formatTime(since)}`,
        action: (client) => accreditation.confirmWithdrawal(client, { hub, index, since }),
        sender: await ownerOf(network),
      };
    },
  });
}
