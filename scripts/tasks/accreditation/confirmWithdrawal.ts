import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { usageError } from "../../lib/output.ts";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { runSendTask } from "../../lib/sendTask.ts";
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
    plan: async ({ hubs, now }) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      const since = parseTime({ value: options.since, option: "since", now });
      const { proposedSince } = await hubs.periodAt(hub, index);
      if (proposedSince !== BigInt(since)) {
        throw usageError(
          "--since is not the time that the accreditor proposed.",
          { since: formatTime(since), proposed: formatTime(proposedSince) },
          "Agree with the accreditor on one time; `npx hardhat cairn hub show` shows the proposal.",
        );
      }
      const transaction = await hubs.confirmWithdrawal.populateTransaction(hub, index, since);
      const what = `withdraw period ${index} of hub ${hub} since ${formatTime(since)}`;
      return { calls: [callOf({ contract: hubs, transaction, what })], safeSender: await hubs.owner() };
    },
  });
}
