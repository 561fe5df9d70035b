import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { callOf } from "../../lib/send.ts";
import type { SendArguments } from "../../lib/sendTask.ts";
import { runSendTask } from "../../lib/sendTask.ts";
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
    plan: async ({ hubs, now }) => {
      const hub = parseHub(options.hub);
      const index = parseIndex(options.period);
      const since = options.since === "none" ? 0 : parseTime({ value: options.since, option: "since", now });
      const { accreditor } = await hubs.periodAt(hub, index);
      const transaction = await hubs.proposeWithdrawal.populateTransaction(hub, index, since);
      const proposal =
        since === 0
          ? `take back the proposed withdrawal of period ${index} of hub ${hub}`
          : `propose to withdraw period ${index} of hub ${hub} since ${formatTime(since)}`;
      return { calls: [callOf({ contract: hubs, transaction, what: proposal })], safeSender: accreditor };
    },
  });
}
