import { hubs } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { timeText } from "../../values/time.ts";
import { hubTexts as say } from "./texts.ts";

/** `cairn hub close [hub]`. */
export function closeHubCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "close [hub]",
    about: say.closeAbout,
    examples: [["cairn hub close 7", say.closeExample]],
  });
  return onRun(cli, command, async (context, { args: [typed] }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { id: hub, name, closedAt } = await findHub(context, client, typed);
      if (closedAt !== null) {
        const time = timeText(closedAt);
        return {
          data: { hub, name, closedAt, transactions: [] },
          text: context.say(say.closedAlready, { hub, time }),
        };
      }
      const sent = await sendAction(context, network, {
        action: hubs.close(client, { hub }),
        preview: context.say(say.closePreview, { hub, name }),
        final: true,
      });
      return {
        data: { hub, name, closedAt: sent.result, transactions: transactionsOf(sent) },
        text: context.say(say.closed, { hub, name }),
      };
    });
  });
}
