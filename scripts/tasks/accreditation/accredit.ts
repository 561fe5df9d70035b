import { accreditation, content, hubs } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { SendArguments } from "../../lib/send.ts";
import { runSendTask } from "../../lib/send.ts";
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
    plan: async ({ client: reader, now }) => {
      const hub = parseHub(options.hub);
      const kinds = parseKinds(options.kinds);
      const until = parseTime({ value: options.until, option: "until", now });
      const documents =
        options.evidence === undefined
          ? []
          : [content.encode(await parseDocument(options.evidence, "evidence"))];
      const evidence = documents.map(({ hash }) => ({ evidence: hash }))[0] ?? {};
      const { name } = await hubs.get(reader, hub);
      return {
        what: `accredit hub ${hub} (${name})`,
        action: (client) => accreditation.accredit(client, { hub, kinds, until, ...evidence }),
        documents,
      };
    },
  });
}
