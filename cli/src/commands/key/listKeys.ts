import { isCairnError } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import type { KeySource } from "../../config/Config.ts";
import { addressOfKey } from "../../keys/openSigner.ts";
import { table } from "../../output/table.ts";
import { keyTexts as say } from "./texts.ts";

/** `cairn key list`. */
export function listKeysCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "list",
    about: say.listAbout,
    examples: [["cairn key list", say.listExample]],
  });
  return onRun(cli, command, async (context) => {
    const { config } = context;
    const keys = await Promise.all(
      Object.entries(config?.keys ?? {}).map(async ([name, source]) => ({
        name,
        source,
        address: await knownAddress(context, source),
        isDefault: name === (context.options.key ?? config?.key),
      })),
    );
    const header = [say.name, say.where, say.address, say.isDefault].map((text) => context.say(text));
    const rows = keys.map(({ name, source, address, isDefault }) => [
      name,
      whereText(context, source),
      address ?? context.say(say.addressUnknown),
      isDefault ? `✔ ${context.say(say.isDefault)}` : "",
    ]);
    return {
      data: { keys: keys.map(({ address, ...rest }) => ({ ...rest, address: address ?? null })) },
      text: rows.length === 0 ? context.say(say.noKeys) : table([header, ...rows]),
    };
  });
}

/** A key's address where it can be told without opening it. */
async function knownAddress(context: Context, source: KeySource): Promise<string | undefined> {
  try {
    return await addressOfKey(context, source);
  } catch (error) {
    if (isCairnError(error)) return undefined;
    throw error;
  }
}

function whereText(context: Context, source: KeySource): string {
  if ("keystore" in source) return context.say(say.inFile, { file: source.keystore });
  if ("env" in source) return context.say(say.inVariable, { variable: source.env });
  return context.say(say.inWallet, { url: source.wallet });
}
