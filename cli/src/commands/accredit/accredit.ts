import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { accreditCsvCommand } from "./accreditCsv.ts";
import { accreditHubCommand } from "./accreditHub.ts";
import { endorseCommand } from "./endorse.ts";
import { expiringCommand } from "./expiring.ts";
import { letterCommand } from "./letter.ts";
import { endCommand, reinstateCommand, suspendCommand } from "./standing.ts";
import { accreditTexts as say } from "./texts.ts";

/** `cairn accredit`: the accreditor's work. */
export function accreditCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "accredit", about: say.about, examples: [] })
    .addCommand(accreditHubCommand(cli))
    .addCommand(accreditCsvCommand(cli))
    .addCommand(expiringCommand(cli))
    .addCommand(letterCommand(cli))
    .addCommand(endorseCommand(cli))
    .addCommand(suspendCommand(cli))
    .addCommand(reinstateCommand(cli))
    .addCommand(endCommand(cli));
}
