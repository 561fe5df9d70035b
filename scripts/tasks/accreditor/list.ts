import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { table } from "../../lib/output.ts";
import { readAccreditors } from "../../lib/reads.ts";
import { runTask } from "../../lib/runTask.ts";
import { formatKinds, formatTime } from "../../lib/values.ts";

type Arguments = { readonly name: string | undefined; readonly json: boolean };

/** `npx hardhat cairn accreditor list` */
export default async function list({ name, json }: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  await runTask({
    hre,
    name,
    json,
    action: async ({ client }) => {
      const found = await readAccreditors(client);
      const accreditors = found.map(({ kinds, ...facts }) => ({ ...facts, kinds: formatKinds(kinds) }));
      const rows = accreditors.map(({ account, inOffice, kinds, until, dismissedAt }) => [
        account,
        inOffice ? "yes" : "no",
        formatTime(until),
        formatTime(dismissedAt),
        kinds,
      ]);
      const text =
        rows.length === 0
          ? "no accreditor was appointed yet: npx hardhat cairn accreditor appoint --help"
          : table([["accreditor", "in office", "until", "dismissed", "kinds"], ...rows]);
      return { data: { accreditors }, text };
    },
  });
}
