import path from "node:path";
import { unixTime } from "@cairn/sdk";
import type { CheckedStatusList } from "@cairn/sdk/credentials";
import { checkStatusList } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { fetchWithin } from "../../files/fetchWithin.ts";
import { readBytes } from "../../files/readWithin.ts";
import { wholeNumber } from "../../input/wholeNumber.ts";
import type { Text } from "../../messages/text.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { visible } from "../../print/visible.ts";
import { publishingTexts } from "../../publishing/texts.ts";
import { findHub } from "../../values/hub.ts";
import { timeText } from "../../values/time.ts";
import { statusListTexts as say } from "./texts.ts";

interface Options {
  readonly hub?: string;
  readonly list?: string;
  readonly block?: string;
}

/** A list of 16 million places is far below. */
const MOST_BYTES = 4 * 1024 * 1024;
/** So many places are written out for people; `--json` has all. */
const SHOWN = 20;

/** `cairn status-list check <file>`. */
export function checkStatusListCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "check <file>",
    about: say.checkAbout,
    examples: [
      ["cairn status-list check https://school.example/status/0 --hub 7", say.checkExample],
      ["cairn status-list check public/status/0 --block 1200 --json", say.checkFileExample],
    ],
  })
    .option("--hub <hub>", cli.say(publishingTexts.hubOption))
    .option("--list <number>", cli.say(say.listOption))
    .option("--block <number>", cli.say(publishingTexts.blockOption));
  return onRun<Options>(cli, command, async (context, { args: [file = ""], options }) => {
    const number = (option: "list" | "block"): Partial<Record<typeof option, number>> => {
      const typed = options[option];
      if (typed === undefined) return {};
      return { [option]: wholeNumber(context, { option, typed, usual: 0, least: 0 }) };
    };
    const place = { ...number("list"), ...number("block") };
    const credential = await readList(context, file);
    return await onNetwork(context, "reads", async ({ client }) => {
      const { signal } = context;
      const { id: hub } = await findHub(context, client, options.hub);
      const checked = await checkStatusList(client, { credential, hub, signal, ...place });
      return {
        data: { file, ...checked },
        text: textOf(context, visible(file), checked),
        exitCode: checked.isTrue ? 0 : 1,
      };
    });
  });
}

async function readList(context: Context, file: string): Promise<Uint8Array> {
  try {
    return /^https?:\/\//i.test(file)
      ? await fetchWithin(file, MOST_BYTES, context.signal)
      : await readBytes(path.resolve(context.cwd, file), MOST_BYTES);
  } catch (cause) {
    context.signal.throwIfAborted();
    const { message: reason } = cause as Error;
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.unreadable, { file: visible(file), reason: visible(reason) }),
      details: { file, reason },
      fix: context.say(say.unreadableFix),
      cause,
    });
  }
}

const SIGNATURES: Readonly<Record<CheckedStatusList["signature"]["code"], Text>> = {
  OK: say.signatureOk,
  NOT_SIGNED: say.notSigned,
  BAD_SIGNATURE: say.badSignature,
  KEY_NOT_AUTHORISED: say.keyNotAuthorised,
  KEY_COMPROMISED: say.keyCompromised,
};

function textOf(context: Context, file: string, checked: CheckedStatusList): string {
  const { hub, list, block, madeAt, missing, extra, signature, isTrue } = checked;
  const made = madeAt === null ? "" : context.say(say.made, { time: timeText(unixTime(madeAt)) });
  const places = (text: typeof say.missing | typeof say.extra, all: readonly number[]): string[] =>
    all.length === 0 ? [] : [context.say(text, { count: all.length, places: placesText(all) })];
  return [
    context.say(isTrue ? say.isTrue : say.isNotTrue, { file, list, hub, block, made }),
    context.say(SIGNATURES[signature.code]),
    ...places(say.missing, missing),
    ...places(say.extra, extra),
    ...(missing.length > 0 && extra.length === 0 ? [context.say(say.older)] : []),
  ].join("\n");
}

function placesText(all: readonly number[]): string {
  const shown = all.slice(0, SHOWN).join(", ");
  return all.length > SHOWN ? `${shown} …` : shown;
}
