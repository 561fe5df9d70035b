import type { Action, Client, HubId } from "@cairn/sdk";
import { accreditation } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { accreditTexts as say } from "./texts.ts";

/** A change of a hub's standing, from now on. */
interface Change {
  readonly name: "suspend" | "reinstate" | "end";
  readonly act: (client: Client, args: { hub: HubId }) => Action<unknown>;
  readonly final?: boolean;
}

/** `cairn accredit suspend <hub>`. */
export function suspendCommand(cli: Cli): Command {
  return standingCommand(cli, { name: "suspend", act: accreditation.suspend });
}

/** `cairn accredit reinstate <hub>`. */
export function reinstateCommand(cli: Cli): Command {
  return standingCommand(cli, { name: "reinstate", act: accreditation.reinstate });
}

/** `cairn accredit end <hub>`. */
export function endCommand(cli: Cli): Command {
  return standingCommand(cli, { name: "end", act: accreditation.end, final: true });
}

function standingCommand(cli: Cli, { name: verb, act, final = false }: Change): Command {
  const command = makeCommand(cli, {
    name: `${verb} <hub>`,
    about: say[`${verb}About`],
    examples: [[`cairn accredit ${verb} 7`, say.standingExample]],
  });
  return onRun(cli, command, async (context, { args: [typed] }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { id: hub, name } = await findHub(context, network.client, typed);
      const sent = await sendAction(context, network, {
        action: act(network.client, { hub }),
        preview: context.say(say[`${verb}Preview`], { hub, name }),
        final,
      });
      return {
        data: { hub, name, change: verb, transactions: transactionsOf(sent) },
        text: context.say(say[`${verb}Done`], { hub, name }),
      };
    });
  });
}
