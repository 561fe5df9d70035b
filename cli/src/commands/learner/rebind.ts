import { achievements, learners } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { checkDeployment } from "../../record/checkDeployment.ts";
import { loadRecords } from "../../record/loadRecords.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner rebind <file…>`: brings tokens to where their learner's controller now is. */
export function rebindCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "rebind <file...>",
    about: say.rebindAbout,
    examples: [["cairn learner rebind records/", say.rebindExample]],
  });
  return onRun(cli, command, async (context, { args }) => {
    const records = (await loadRecords(context, args)).map(({ record }) => record);
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      for (const record of records) checkDeployment(client, record);
      const all = records.map(({ achievement }) => achievement);
      const owners = new Set<string>();
      for (const { learner } of all) owners.add(await learners.controllerOf(client, learner));
      const sent = await sendAction(context, network, {
        action: achievements.rebind(client, { achievements: all }),
        preview: context.say(say.rebindPreview, { count: all.length, owners: [...owners].join(", ") }),
      });
      return {
        data: { rebound: sent.result, records: all.length, transactions: transactionsOf(sent) },
        text: context.say(say.rebound, { count: sent.result.length, all: all.length }),
      };
    });
  });
}
