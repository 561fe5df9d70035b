import { hubs } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { keyMeant, requireWindow } from "../../credentials/chainKeys.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime, timeText } from "../../values/time.ts";
import type { SendOptions } from "./register.ts";
import { sendPlanned } from "./sendPlanned.ts";
import { keysTexts as say } from "./texts.ts";

/** `cairn keys retire <key>`. */
export function retireKeyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "retire <key>",
    about: say.retireAbout,
    examples: [["cairn keys retire badges", say.retireExample]],
  })
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<SendOptions>(cli, command, async (context, { args: [typed = ""], options }) => {
    const key = await keyMeant(context, typed);
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { id: hub, name } = await findHub(context, client, options.hub);
      const { keyHash, multibase, type } = key;
      const base = { hub, key: key.name, type, multibase, keyHash };
      const { from, until } = await requireWindow(client, { hub, key });
      if (until <= (await comingTime(client))) {
        return {
          data: { ...base, from, until, changed: false, transactions: [] },
          text: context.say(say.retiredAlready, { key: key.name, until: timeText(until) }),
        };
      }
      const preview = context.say(say.retirePreview, { key: key.name, multibase, hub, name });
      return await sendPlanned(context, network, {
        action: hubs.retireKey(client, { hub, keyHash }),
        preview: isInUse(context, key.name) ? `${preview}\n${context.say(say.inUse)}` : preview,
        final: true,
        dryRun: options.dryRun === true,
        data: { ...base, from, until },
        done: (sent) => ({
          data: { ...base, from, until: sent.result, changed: true, transactions: transactionsOf(sent) },
          text: context.say(say.retired, { key: key.name, until: timeText(sent.result) }),
        }),
      });
    });
  });
}

/** Whether the configuration signs with the key. */
export function isInUse({ config }: Context, name: string): boolean {
  const { key, tokenKey } = config?.credentials ?? {};
  return key === name || tokenKey === name;
}
