import path from "node:path";
import type { requests } from "@cairn/sdk";
import { definitionId, json } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { readBytes } from "../../files/readWithin.ts";
import type { Text } from "../../messages/text.ts";
import { fill } from "../../messages/text.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { visible } from "../../print/visible.ts";
import { parseKindName } from "../../values/kinds.ts";
import { requestTexts as say } from "./texts.ts";

/** What is asked for, as `requests.create` takes it. */
export type Asked = requests.RequestArguments["items"];

/** A word of the command line that belongs to what is asked for, in the order of typing. */
export interface AskWord {
  readonly name: "ask" | "kind" | "definition" | "path" | "optional";
  readonly value: string;
}

/** Adds the options that say what is asked for: each belongs to the `--ask` before it. */
export function addAskOptions(cli: Cli, command: Command): readonly AskWord[] {
  const words: AskWord[] = [];
  const keep = (name: AskWord["name"]) => (value: string) => {
    words.push({ name, value });
    return value;
  };
  command
    .option("--ask <title: why>", cli.say(say.ask), keep("ask"))
    .option("--kind <kind>", cli.say(say.kind), keep("kind"))
    .option("--definition <number>", cli.say(say.definition), keep("definition"))
    .option("--path <pointer>", cli.say(say.path), keep("path"))
    .option("--optional", cli.say(say.optional))
    .on("option:optional", () => words.push({ name: "optional", value: "" }));
  return words;
}

interface Draft {
  readonly title: string;
  readonly why: string;
  readonly kinds: ReturnType<typeof parseKindName>[];
  readonly definitions: ReturnType<typeof definitionId>[];
  readonly paths: string[];
  optional: boolean;
}

/** What was asked for on the command line, or in a file of items. */
export async function askedItems(
  context: Context,
  words: readonly AskWord[],
  file: string | undefined,
): Promise<Asked> {
  if (file === undefined) return itemsOf(context, words);
  if (words.length > 0) throw wrong(context, say.twoSources, say.twoSourcesFix);
  return await readItems(context, file);
}

function itemsOf(context: Context, words: readonly AskWord[]): Asked {
  const drafts: Draft[] = [];
  for (const word of words) {
    if (word.name === "ask") drafts.push(draftOf(context, word.value));
    else addTo(context, drafts.at(-1), word);
  }
  if (drafts.length === 0) throw wrong(context, say.nothingAsked, say.nothingAskedFix);
  return drafts.map(({ kinds, definitions, ...draft }) => ({
    ...draft,
    ...(kinds.length > 0 && { kinds }),
    ...(definitions.length > 0 && { definitions }),
  }));
}

function draftOf(context: Context, value: string): Draft {
  const [, title, why] = /^(.*?):\s+(.*)$/su.exec(value) ?? [];
  if (title === undefined || why === undefined || why.trim() === "") {
    throw wrong(context, say.noReason, say.noReasonFix, { ask: value });
  }
  return { title: title.trim(), why: why.trim(), kinds: [], definitions: [], paths: [], optional: false };
}

function addTo(context: Context, draft: Draft | undefined, { name, value }: AskWord): void {
  if (draft === undefined) throw wrong(context, say.noAskBefore, say.noAskBeforeFix, { option: `--${name}` });
  if (name === "kind") draft.kinds.push(parseKindName(context, value));
  else if (name === "path") draft.paths.push(value);
  else if (name === "optional") draft.optional = true;
  else draft.definitions.push(definitionId(/^\d{1,10}$/.test(value) ? Number(value) : Number.NaN));
}

/** Reads a JSON list of items; what may be left out is what an item has by default. */
async function readItems(context: Context, file: string): Promise<Asked> {
  const bytes = await readBytes(path.resolve(context.cwd, file)).catch((cause: Error) => {
    throw wrong(context, say.noItemsFile, say.noItemsFix, { file, reason: cause.message });
  });
  const value = json.parse(bytes);
  const items = Array.isArray(value) ? value : [];
  if (items.length === 0 || !items.every((item) => typeof item === "object" && item !== null)) {
    throw wrong(context, say.notItems, say.noItemsFix, { file });
  }
  return items.map((item) => ({ paths: [], ...(item as object) })) as unknown as Asked;
}

function wrong(
  context: Context,
  message: Text,
  fix: Text,
  details: Readonly<Record<string, string>> = {},
): WordedError {
  const values = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, visible(value)]));
  return new WordedError("INVALID_ARGUMENT", {
    message: fill(message[context.language], values),
    details,
    fix: fix[context.language],
  });
}
