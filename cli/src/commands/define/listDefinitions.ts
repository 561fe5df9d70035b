import { nameOfKind } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { definitionsOf } from "../../reads/definitionsOf.ts";
import { findHub } from "../../values/hub.ts";
import { definitionTable } from "./definitionTable.ts";
import { defineTexts as say } from "./texts.ts";

interface Options {
  readonly hub?: string;
  readonly retired?: boolean;
}

/** `cairn define list`. */
export function listDefinitionsCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "list",
    about: say.listAbout,
    examples: [
      ["cairn define list --retired", say.listExample],
      ['cairn define list --hub "Riverside School"', say.listOtherExample],
    ],
  })
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--retired", cli.say(say.retiredOption));
  return onRun<Options>(cli, command, async (context, { options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const { id: hub } = await findHub(context, client, options.hub);
      const all = await definitionsOf(client, hub);
      const shown = all.filter(({ retiredAt }) => options.retired === true || retiredAt === null);
      return {
        data: { hub, definitions: shown.map(({ kind, ...rest }) => ({ ...rest, kind: nameOfKind(kind) })) },
        text: shown.length === 0 ? context.say(say.none) : definitionTable(context, shown),
      };
    });
  });
}
