import type { definitions } from "@cairn/sdk";
import { nameOfKind } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { table } from "../../output/table.ts";
import { timeText } from "../../values/time.ts";
import { defineTexts as say } from "./texts.ts";

/** Definitions as lines under a header. */
export function definitionTable(context: Context, all: readonly definitions.Definition[]): string {
  const header = [say.id, say.kind, say.name, say.credit, say.notes].map((text) => context.say(text));
  const rows = all.map((definition) => [
    `${definition.id}`,
    nameOfKind(definition.kind),
    definition.name,
    creditText(definition.creditHundredths),
    notesOf(context, definition),
  ]);
  return table([header, ...rows]);
}

/** Credit for people: 750 hundredths are "7.5". */
export function creditText(hundredths: number): string {
  return hundredths === 0 ? "" : String(hundredths / 100);
}

function notesOf(context: Context, { sensitive, retiredAt }: definitions.Definition): string {
  const notes = [
    ...(sensitive ? [context.say(say.isSensitive)] : []),
    ...(retiredAt === null ? [] : [context.say(say.isRetired, { time: timeText(retiredAt) })]),
  ];
  return notes.join(", ");
}
