import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { acceptCommand } from "./accept.ts";
import { agreeCommand } from "./agree.ts";
import { applyCommand } from "./apply.ts";
import { cancelCommand } from "./cancel.ts";
import { executeCommand } from "./execute.ts";
import { rebindCommand } from "./rebind.ts";
import { showLearnerCommand } from "./show.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner`: whose record, and who speaks for the learner. */
export function learnerCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "learner", about: say.about, examples: [] })
    .addCommand(showLearnerCommand(cli))
    .addCommand(acceptCommand(cli))
    .addCommand(agreeCommand(cli))
    .addCommand(applyCommand(cli))
    .addCommand(executeCommand(cli))
    .addCommand(cancelCommand(cli))
    .addCommand(rebindCommand(cli));
}
