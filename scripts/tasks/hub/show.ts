import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { table } from "../../lib/output.ts";
import { readHub } from "../../lib/reads.ts";
import { runTask } from "../../lib/runTask.ts";
import { formatTime, parseHub } from "../../lib/values.ts";
import { periodTable, viewOfHub, viewPeriods } from "../../lib/views.ts";

type Arguments = {
  readonly name: string | undefined;
  readonly hub: string | undefined;
  readonly json: boolean;
};

/** `npx hardhat cairn hub show` */
export default async function show(
  { name, hub: id, json }: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runTask({
    hre,
    name,
    json,
    action: async ({ client, now }) => {
      const summary = await readHub({ client, hub: parseHub(id) });
      const hub = viewOfHub({ hub: summary, now });
      const periods = await viewPeriods({ client, hub: summary, now });
      const changedHands = hub.adminSince > hub.registeredAt ? ` since ${formatTime(hub.adminSince)}` : "";
      const facts = table([
        ["hub", `${hub.id}`],
        ["name", hub.name],
        ["state", hub.state],
        ["admin", `${hub.admin}${changedHands}`],
        ["registered", formatTime(hub.registeredAt)],
        ["closed", formatTime(hub.closedAt)],
        ["profile", hub.profile],
      ]);
      const history = periods.length === 0 ? "never accredited" : periodTable(periods);
      return { data: { hub, periods }, text: `${facts}\n\n${history}` };
    },
  });
}
