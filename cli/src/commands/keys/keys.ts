import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { compromisedCommand } from "./compromised.ts";
import { didCommand } from "./did.ts";
import { listAssertionKeysCommand } from "./list.ts";
import { newAssertionKeyCommand } from "./newAssertionKey.ts";
import { registerKeyCommand } from "./register.ts";
import { retireKeyCommand } from "./retire.ts";
import { rotateCommand } from "./rotate.ts";
import { keysTexts as say } from "./texts.ts";

/** `cairn keys`: the keys that sign a hub's credentials. */
export function keysCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "keys", about: say.about, examples: [] })
    .addCommand(newAssertionKeyCommand(cli))
    .addCommand(listAssertionKeysCommand(cli))
    .addCommand(registerKeyCommand(cli))
    .addCommand(rotateCommand(cli))
    .addCommand(retireKeyCommand(cli))
    .addCommand(compromisedCommand(cli))
    .addCommand(didCommand(cli));
}
