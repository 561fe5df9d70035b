import { address } from "@cairn/sdk";
import type { Command } from "commander";
import type { RelayOption } from "../../actions/byRelay.ts";
import { withRelayOption } from "../../actions/byRelay.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { changeGuardians } from "./change.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian remove <identity>`: has no guardians any more. */
export function removeGuardiansCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "remove <identity>",
    about: say.removeAbout,
    examples: [
      ["cairn guardian remove 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --key own", say.removeExample],
    ],
  }).option("--word <file>", cli.say(say.word));
  withRelayOption(cli, command);
  return onRun<{ word?: string } & RelayOption>(
    cli,
    command,
    async (context, { args: [typed = ""], options }) => {
      return await changeGuardians(context, {
        identity: address(typed),
        guardians: null,
        wordFile: options.word,
        payer: options,
      });
    },
  );
}
