import { definitionId, definitions } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { visible } from "../../print/visible.ts";
import { timeText } from "../../values/time.ts";
import { defineTexts as say } from "./texts.ts";

/** `cairn define retire <definition>`. */
export function retireCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "retire <definition>",
    about: say.retireAbout,
    examples: [["cairn define retire 3", say.retireExample]],
  });
  return onRun(cli, command, async (context, { args: [typed = ""] }) => {
    if (!/^[0-9]{1,10}$/.test(typed)) {
      throw new WordedError("INVALID_ARGUMENT", {
        message: context.say(say.numberWrong, { definition: typed }),
        details: { definition: typed },
        fix: context.say(say.numberFix),
      });
    }
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const {
        id: definition,
        name,
        hub,
        retiredAt,
      } = await definitions.get(client, definitionId(Number(typed)));
      if (retiredAt !== null) {
        const time = timeText(retiredAt);
        return {
          data: { definition, hub, name, retiredAt, changed: false, transactions: [] },
          text: context.say(say.retiredAlready, { definition, time }),
        };
      }
      const sent = await sendAction(context, network, {
        action: definitions.retire(client, { definition }),
        preview: context.say(say.retirePreview, { definition, name: visible(name) }),
        final: true,
      });
      const transactions = transactionsOf(sent);
      return {
        data: { definition, hub, name, retiredAt: sent.result, changed: true, transactions },
        text: context.say(say.retired, { definition }),
      };
    });
  });
}
