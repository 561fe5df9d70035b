import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { listKeysCommand } from "./listKeys.ts";
import { newKeyCommand } from "./newKey.ts";
import { keyTexts as say } from "./texts.ts";

/** `cairn key`: makes and lists keys. */
export function keyCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "key", about: say.about, examples: [] })
    .addCommand(newKeyCommand(cli))
    .addCommand(listKeysCommand(cli));
}
