import type { Command } from "commander";
import type { RelayOption } from "../../actions/byRelay.ts";
import { withRelayOption } from "../../actions/byRelay.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { changeGuardians } from "./change.ts";
import { loadSet } from "./loadSet.ts";
import { guardianTexts as say } from "./texts.ts";

/** `cairn guardian set <set>`: commits the identity to its guardians. */
export function setGuardiansCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "set <set>",
    about: say.setAbout,
    examples: [["cairn guardian set guardians/mine.cairn-guardians.json --key own", say.setExample]],
  }).option("--word <file>", cli.say(say.word));
  withRelayOption(cli, command);
  return onRun<{ word?: string } & RelayOption>(
    cli,
    command,
    async (context, { args: [file = ""], options }) => {
      const set = await loadSet(context, file);
      return await changeGuardians(context, {
        identity: set.identity,
        guardians: set,
        wordFile: options.word,
        payer: options,
      });
    },
  );
}
