import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { buildStatusListCommand } from "./build.ts";
import { checkStatusListCommand } from "./check.ts";
import { statusListTexts as say } from "./texts.ts";

/** `cairn status-list`. */
export function statusListCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "status-list", about: say.about, examples: [] })
    .addCommand(buildStatusListCommand(cli))
    .addCommand(checkStatusListCommand(cli));
}
