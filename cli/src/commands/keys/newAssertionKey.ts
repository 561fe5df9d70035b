import type { KeyType } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { makeAssertionKey, saveCredentials } from "../../credentials/makeAssertionKey.ts";
import type { KeyUse } from "../../credentials/openAssertionKey.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { keysTexts as say } from "./texts.ts";

const TYPES: Readonly<Record<string, KeyType>> = { ed25519: "Ed25519", "p-256": "P-256" };

/** What a key of each type is used for. */
export const USE_OF_TYPE: Readonly<Record<KeyType, KeyUse>> = { Ed25519: "key", "P-256": "tokenKey" };

/** `cairn keys new <name>`. */
export function newAssertionKeyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "new <name>",
    about: say.newAbout,
    examples: [
      ["cairn keys new badges", say.newExample],
      ["cairn keys new tokens --type P-256", say.newTokenExample],
    ],
  })
    .option("--type <type>", cli.say(say.typeOption), "Ed25519")
    .option("--file <file>", cli.say(say.fileOption));
  return onRun<{ type: string; file?: string }>(
    cli,
    command,
    async (context, { args: [name = ""], options }) => {
      const type = typeOf(context, options.type);
      const made = await makeAssertionKey(context, { name, type, file: options.file });
      const { key, file, config } = made;
      const use = USE_OF_TYPE[type];
      const isFirst = config.credentials?.[use] === undefined;
      if (isFirst) await saveCredentials(config, { [use]: name });
      return {
        data: { name, file, type, multibase: key.multibase, keyHash: key.keyHash, isDefault: isFirst },
        text: context.say(say.made, { name, type, file, multibase: key.multibase }),
      };
    },
  );
}

function typeOf(context: Context, typed: string): KeyType {
  const type = TYPES[typed.toLowerCase()];
  if (type !== undefined) return type;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noType, { type: typed }),
    details: { type: typed },
    fix: context.say(say.noTypeFix),
  });
}
