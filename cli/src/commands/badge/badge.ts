import path from "node:path";
import { json } from "@cairn/sdk";
import { bake, derive } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { requireFree, writeNew } from "../../presenting/newFiles.ts";
import { visible } from "../../print/visible.ts";
import { pictureFor } from "./pictureFor.ts";
import type { Signed } from "./readBadge.ts";
import { readBadge } from "./readBadge.ts";
import { signAgain } from "./signAgain.ts";
import { badgeTexts as say } from "./texts.ts";

/** Forms in which a badge is written, and what their files end in. */
const ENDINGS = {
  json: ".badge.json",
  jwt: ".jwt",
  png: ".png",
  svg: ".svg",
  selective: ".selective.json",
} as const;
type Form = keyof typeof ENDINGS;

interface BadgeOptions {
  readonly to: string;
  readonly out?: string;
  readonly picture?: string;
  readonly show: readonly string[];
}

/** `cairn badge <file>`. */
export function badgeCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "badge <file>",
    about: say.about,
    examples: [
      ["cairn badge algebra.cairn.json", say.jsonExample],
      ["cairn badge algebra.cairn.json --to png --picture algebra.png", say.pngExample],
      ["cairn badge algebra.cairn.json --to jwt", say.jwtExample],
      ["cairn badge algebra.cairn.json --to selective", say.selectiveExample],
      ["cairn badge algebra.selective.json --show /credentialSubject/creditsEarned", say.showExample],
    ],
  })
    .option("--to <form>", cli.say(say.toOption), "json")
    .option("--out <file>", cli.say(say.outOption))
    .option("--picture <file>", cli.say(say.pictureOption))
    .option("--show <path>", cli.say(say.showOption), collect, []);
  return onRun<BadgeOptions>(cli, command, async (context, { args: [file = ""], options }) => {
    const form = formOf(context, options);
    const { show, picture } = options;
    const out = options.out ?? nameFor(file, form, show.length > 0);
    await requireFree(context, [out]);
    const found = await readBadge(context, file);
    const signed = show.length === 0 ? found : await derive(objectIn(context, found), show);
    await writeNew(context, [[out, await contentOf(context, { signed, form, picture })]]);
    return outcomeOf(context, { out, form, file });
  });
}

function outcomeOf(
  context: Context,
  { out, form, file }: { out: string; form: Form; file: string },
): Outcome {
  const written = context.say(say.written, { file: visible(out), form: context.say(say[form]) });
  const note = context.say(form === "selective" ? say.wholeNote : say.publicNote);
  return { data: { file: out, form, source: file }, text: `${written}\n${note}` };
}

async function contentOf(
  context: Context,
  { signed, form, picture }: { signed: Signed; form: Form; picture: string | undefined },
): Promise<string | Uint8Array> {
  switch (form) {
    case "png":
    case "svg":
      return bake(await pictureFor(context, { signed, form, picture }), signed);
    case "jwt":
      return `${typeof signed === "string" ? signed : await signAgain(context, signed, form)}\n`;
    case "selective":
      return `${await signAgain(context, objectIn(context, signed), form)}\n`;
    case "json":
      return `${json.canonicalize(objectIn(context, signed))}\n`;
  }
}

/** A token is signed as it is: it has no form in JSON. */
function objectIn(context: Context, signed: Signed): json.JsonObject {
  if (typeof signed !== "string") return signed;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.isToken),
    fix: context.say(say.isTokenFix),
  });
}

function formOf(context: Context, { to, picture, show }: BadgeOptions): Form {
  const refuse = (message: string): never => {
    throw new WordedError("INVALID_ARGUMENT", {
      message,
      details: { to },
      fix: context.say(say.formFix),
    });
  };
  if (!Object.hasOwn(ENDINGS, to)) return refuse(context.say(say.noForm, { to }));
  const isPicture = to === "png" || to === "svg";
  if (picture !== undefined && !isPicture) return refuse(context.say(say.pictureForm, { to }));
  if (show.length > 0 && !isPicture && to !== "json") return refuse(context.say(say.showForm, { to }));
  return to as Form;
}

/** A name in this folder: `algebra.cairn.json` becomes `algebra.badge.json`. */
function nameFor(file: string, form: Form, isShown: boolean): string {
  const stem = path.basename(file).replace(/(?:\.(?:cairn|badge|selective|shown))?\.\w+$/, "");
  return `${stem}${isShown && form === "json" ? ".shown.json" : ENDINGS[form]}`;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
