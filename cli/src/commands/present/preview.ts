import type { Audience, presentations } from "@cairn/sdk";
import { documents } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import type { Choice, ItemChoice } from "./choose.ts";
import { askerText } from "./choose.ts";
import { nameOf } from "./nameOf.ts";
import { presentTexts as say } from "./texts.ts";

/** Names of hidden fields that are listed; more are counted. */
const LISTED = 20;

/** Who asks, and what for. */
export interface Asker {
  readonly verifier: string;
  readonly items: readonly ItemChoice[];
}

/** Says who would get what, why, and what stays hidden: what a learner has to know before signing. */
export function previewText(
  context: Context,
  args: {
    asker: Asker | undefined;
    choices: readonly Choice[];
    presented: presentations.PresentationArguments;
  },
): string {
  const { say: speak, language } = context;
  const { asker, choices, presented } = args;
  const { audience, expiresAt } = presented;
  return [
    ...askerLines(context, asker, audience),
    speak(say.wouldShow),
    ...choices.flatMap((choice) => choiceLines(context, choice)),
    speak(say.alsoPublic),
    speak(say.onlyThere, { audience, time: timeText(expiresAt, language) }),
  ].join("\n");
}

function askerLines(context: Context, asker: Asker | undefined, audience: Audience): string[] {
  const { say: speak } = context;
  if (asker === undefined) return [speak(say.forAudience, { audience })];
  const lines = [askerText(context, { verifier: asker.verifier, audience })];
  for (const [index, { item, record, isLeftOut }] of asker.items.entries()) {
    const asked = { title: visible(item.title), why: visible(item.why) };
    lines.push(`  ${index + 1}. ${speak(item.optional ? say.optionalItem : say.item, asked)}`);
    if (record !== undefined) lines.push(`     → ${visible(nameOf(record))} (${visible(record.file)})`);
    else lines.push(`     → ${speak(isLeftOut ? say.leftOut : say.nothing)}`);
  }
  return lines;
}

function choiceLines(context: Context, choice: Choice): string[] {
  const { shown, hidden } = fieldsOf(choice);
  const names = hidden.slice(0, LISTED).map((path) => visible(path) || '""');
  const more = hidden.length > LISTED ? ", …" : "";
  const list = { count: hidden.length, paths: `${names.join(", ")}${more}` };
  return [
    `  · ${visible(nameOf(choice))} (${visible(choice.file)})`,
    ...(shown.length === 0 ? [`      ${context.say(say.noField)}`] : []),
    ...shown.map(({ path, value }) => `      ${visible(path) || '""'} = ${visible(value)}`),
    ...(hidden.length === 0 ? [] : [`      ${context.say(say.hidden, list)}`]),
  ];
}

/** The fields of a record that are shown, and the names of those that are not. */
export function fieldsOf({ record, paths }: Choice): {
  readonly shown: readonly documents.Field[];
  readonly hidden: readonly string[];
} {
  const fields = documents.fieldsOf(record.document);
  const isShown = (path: string): boolean =>
    paths.some((pointer) => path === pointer || path.startsWith(`${pointer}/`));
  return {
    shown: fields.filter(({ path }) => isShown(path)),
    hidden: fields.filter(({ path }) => !isShown(path)).map(({ path }) => path),
  };
}
