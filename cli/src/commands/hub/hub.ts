import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { closeHubCommand } from "./closeHub.ts";
import { listHubsCommand } from "./listHubs.ts";
import { registerHubCommand } from "./registerHub.ts";
import { setProfileCommand } from "./setProfile.ts";
import { setStaffCommand } from "./setStaff.ts";
import { showHubCommand } from "./showHub.ts";
import { hubTexts as say } from "./texts.ts";

/** `cairn hub`: a hub's own affairs. */
export function hubCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "hub", about: say.about, examples: [] })
    .addCommand(registerHubCommand(cli))
    .addCommand(showHubCommand(cli))
    .addCommand(listHubsCommand(cli))
    .addCommand(setProfileCommand(cli))
    .addCommand(setStaffCommand(cli))
    .addCommand(closeHubCommand(cli));
}
