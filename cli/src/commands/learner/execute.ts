import { learners } from "@cairn/sdk";
import type { Command } from "commander";
import type { RelayOption } from "../../actions/byRelay.ts";
import { byRelay, withRelayOption } from "../../actions/byRelay.ts";
import { sendAction } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { outcomeOf } from "../../identity/outcome.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { parsePerson } from "../../values/person.ts";
import { pendingText } from "./pendingText.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner execute <identity>`. */
export function executeCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "execute <identity>",
    about: say.executeAbout,
    examples: [["cairn learner execute 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.executeExample]],
  });
  withRelayOption(cli, command);
  return onRun<RelayOption>(cli, command, async (context, { args: [typed = ""], options }) => {
    return await onNetwork(context, "writes", async (network) => {
      const client = byRelay(network, options);
      const { account: identity } = await parsePerson(context, client, typed);
      const waiting = await pendingText(context, client, identity);
      const { receipts } = await sendAction(context, network, {
        action: learners.execute(client, { identity }),
        preview: context.say(say.executePreview, { waiting }),
      });
      return await outcomeOf(context, client, { identity, receipts });
    });
  });
}
