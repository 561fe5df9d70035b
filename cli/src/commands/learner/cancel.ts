import { learners } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { parsePerson } from "../../values/person.ts";
import { pendingText } from "./pendingText.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner cancel <identity>`. */
export function cancelCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "cancel <identity>",
    about: say.cancelAbout,
    examples: [["cairn learner cancel 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.cancelExample]],
  });
  return onRun(cli, command, async (context, { args: [typed = ""] }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { account: identity } = await parsePerson(context, client, typed);
      const waiting = await pendingText(context, client, identity);
      const { receipts } = await sendAction(context, network, {
        action: learners.cancel(client, { identity }),
        preview: context.say(say.cancelPreview, { waiting }),
      });
      return await outcomeOf(context, client, { identity, receipts });
    });
  });
}
