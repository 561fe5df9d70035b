import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { table } from "../../lib/output.ts";
import { readHubs } from "../../lib/reads.ts";
import { runTask } from "../../lib/runTask.ts";
import { formatTime } from "../../lib/values.ts";
import { viewOfHub } from "../../lib/views.ts";

type Arguments = { readonly name: string | undefined; readonly json: boolean };

/** `npx hardhat cairn hub list` */
export default async function list({ name, json }: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runTask({
    hre,
    name,
    json,
    action: async ({ client, now }) => {
      const hubs = (await readHubs(client)).map((hub) => viewOfHub({ hub, now }));
      const rows = hubs.map((hub) => [`${hub.id}`, hub.state, formatTime(hub.until), hub.name, hub.kinds]);
      const text =
        rows.length === 0
          ? "no hub is registered yet: anyone may register one"
          : table([["hub", "state", "until", "name", "kinds"], ...rows]);
      return { data: { hubs }, text };
    },
  });
}
