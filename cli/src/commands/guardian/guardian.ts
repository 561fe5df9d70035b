import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand } from "../../command.ts";
import { agreeGuardiansCommand } from "./agree.ts";
import { askCommand } from "./ask.ts";
import { makeGuardiansCommand } from "./make.ts";
import { recoverCommand } from "./recover.ts";
import { removeGuardiansCommand } from "./remove.ts";
import { setGuardiansCommand } from "./set.ts";
import { signRecoveryCommand } from "./sign.ts";
import { recoveryStatusCommand } from "./status.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian`: people who bring a learner back who lost a key. */
export function guardianCommand(cli: Cli): Command {
  return makeCommand(cli, { name: "guardian", about: say.about, examples: [] })
    .addCommand(makeGuardiansCommand(cli))
    .addCommand(agreeGuardiansCommand(cli))
    .addCommand(setGuardiansCommand(cli))
    .addCommand(removeGuardiansCommand(cli))
    .addCommand(askCommand(cli))
    .addCommand(signRecoveryCommand(cli))
    .addCommand(recoverCommand(cli))
    .addCommand(recoveryStatusCommand(cli));
}
