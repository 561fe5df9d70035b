import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readHub, readHubs } from "../../lib/reads.ts";
import { runTask } from "../../lib/runTask.ts";
import { parseHub } from "../../lib/values.ts";
import type { PeriodView } from "../../lib/views.ts";
import { periodTable, viewPeriods } from "../../lib/views.ts";

type Arguments = {
  readonly name: string | undefined;
  readonly hub: string | undefined;
  readonly all: boolean;
  readonly json: boolean;
};

/** `npx hardhat cairn accreditation list` */
export default async function list(
  { name, hub, all, json }: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runTask({
    hre,
    name,
    json,
    action: async ({ client, now }) => {
      const hubs =
        hub === undefined ? await readHubs(client) : [await readHub({ client, hub: parseHub(hub) })];
      const found: PeriodView[] = [];
      for (const entry of hubs) found.push(...(await viewPeriods({ client, hub: entry, now })));
      const stands = ({ state }: PeriodView): boolean => state === "running" || state === "suspended";
      const periods = all ? found : found.filter(stands);
      const none = `no period of accreditation${all ? "" : " runs or is suspended; --all shows the past"}`;
      return { data: { periods }, text: periods.length === 0 ? none : periodTable(periods) };
    },
  });
}
