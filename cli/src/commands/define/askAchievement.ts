import type { json } from "@cairn/sdk";
import { KIND_NAMES } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import type { DraftOptions } from "./draftOf.ts";
import { defineTexts as say } from "./texts.ts";

/** Asks a person for an achievement: only for what the options do not say already. */
export async function askAchievement(
  context: Context,
  given: DraftOptions,
): Promise<{ document: json.JsonObject; options: DraftOptions }> {
  const { prompts } = context;
  const ask = async (message: string) => (await prompts.text({ message })).trim();
  const name = given.name ?? (await ask(context.say(say.askName)));
  const kind =
    given.kind ??
    (await prompts.select<string>({
      message: context.say(say.askKind),
      choices: KIND_NAMES.map((entry) => ({ name: entry, value: entry })),
    }));
  const description = await ask(context.say(say.askDescription));
  const narrative = await ask(context.say(say.askCriteria));
  const credit = given.credit ?? (await ask(context.say(say.askCredit)));
  const sensitive = given.sensitive ?? (await prompts.confirm({ message: context.say(say.askSensitive) }));
  return {
    document: { type: ["Achievement"], name, description, criteria: { narrative } },
    options: { kind, credit, sensitive },
  };
}
