import path from "node:path";
import type { Address, Client } from "@cairn/sdk";
import { namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import { id } from "ethers";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { accreditationLetter } from "../../print/accreditationLetter.ts";
import { accreditorProfile } from "../../reads/accreditorProfile.ts";
import { hubLogs } from "../../reads/hubLogs.ts";
import { findHub } from "../../values/hub.ts";
import { chainTime } from "../../values/time.ts";
import { requireAccredited } from "./requireAccredited.ts";
import { accreditTexts as say } from "./texts.ts";

interface Options {
  readonly out?: string;
  readonly name?: string;
  readonly address?: string;
  readonly link?: string;
}

/** `cairn accredit letter <hub>`. */
export function letterCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "letter <hub>",
    about: say.letterAbout,
    examples: [
      ["cairn accredit letter 7 --out letter.html", say.letterExample],
      ["cairn accredit letter 7 --lang es --link https://cairn.example/hubs/7", say.letterLinkExample],
    ],
  })
    .option("--out <file>", cli.say(say.outOption))
    .option("--name <name>", cli.say(say.nameOption))
    .option("--address <text>", cli.say(say.addressOption))
    .option("--link <url>", cli.say(say.linkOption));
  return onRun<Options>(cli, command, async (context, { args: [typed], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const now = await chainTime(client);
      const hub = await findHub(context, client, typed);
      const period = requireAccredited(context, hub, now);
      const { name } = hub;
      const { deployment } = client;
      const accreditor = options.name ?? (await nameOf(client, period.accreditor));
      const transaction = await transactionOf(client, { hub: hub.id, index: hub.periods - 1 });
      const letter = accreditationLetter({
        language: context.language,
        accreditor: {
          name: accreditor,
          account: period.accreditor,
          ...(options.address === undefined ? {} : { postalAddress: options.address }),
        },
        hub: { id: hub.id, name },
        kinds: namesOfKinds(period.kinds),
        from: period.from,
        until: period.until,
        network: { name: deployment.name, chainId: deployment.chainId },
        registry: deployment.contracts.HubRegistry.address,
        date: now,
        ...(transaction === undefined ? {} : { transaction }),
        ...(options.link === undefined ? {} : { link: options.link }),
      });
      const file = options.out ?? `accreditation-hub-${hub.id}.html`;
      await writeWhole(path.resolve(context.cwd, file), letter);
      return {
        data: { file, hub: hub.id, name, accreditor, from: period.from, until: period.until },
        text: context.say(say.letterWritten, { file }),
      };
    });
  });
}

/** The accreditor's name, of its public profile; its account where there is none to be read. */
async function nameOf(client: Client, account: Address): Promise<string> {
  const { name } = await accreditorProfile(client, account);
  return typeof name === "string" && name !== "" ? name : account;
}

const OPENED = [
  id("HubAccredited(uint32,address,uint256,uint32,uint40,uint40,bytes32)"),
  id("AccreditationReinstated(uint32,address,uint256,address,uint32,uint40,uint40)"),
];

/** The transaction that opened a period; undefined where the node does not list events. Its place comes first in both. */
async function transactionOf(
  client: Client,
  { hub, index }: { hub: number; index: number },
): Promise<string | undefined> {
  const logs = await hubLogs(client, { hub, events: OPENED });
  return logs?.find(({ data }) => BigInt(data.slice(0, 66)) === BigInt(index))?.transactionHash;
}
