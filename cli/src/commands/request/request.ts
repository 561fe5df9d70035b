import type { requests as requestTypes } from "@cairn/sdk";
import { audience, links, requests, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { slug } from "../../files/slug.ts";
import { kindText } from "../../messages/sdk/terms.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { readDeployment } from "../../network/openNetwork.ts";
import { requireFree, writeNew } from "../../presenting/newFiles.ts";
import { pictureOf, requirePicture, terminalPicture } from "../../presenting/pictures.ts";
import { timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import type { AskWord } from "./askedItems.ts";
import { addAskOptions, askedItems } from "./askedItems.ts";
import { requestTexts as say } from "./texts.ts";

interface RequestOptions {
  readonly verifier: string;
  readonly audience: string;
  readonly items?: string;
  readonly reply?: string;
  readonly for?: string;
  readonly page?: string;
  readonly qr?: string;
  readonly out?: string;
}

/** `cairn request`: needs the deployment whose records are taken; no node and no key. */
export function requestCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "request",
    about: say.about,
    examples: [
      [
        'cairn request --verifier "Employer Ltd" --audience https://employer.example \\\n' +
          '    --ask "Your diploma: the post asks for one" --kind Diploma --path /result',
        say.example,
      ],
      [
        'cairn request … --ask "A course: the post asks for it" --kind Course \\\n' +
          '    --ask "A language: you may work abroad" --definition 4 --optional',
        say.exampleTwo,
      ],
      ["cairn request … --page https://wallet.example/ --qr request.svg", say.exampleCode],
      ["cairn request … --items asked.json --for 30d", say.exampleFile],
    ],
  })
    .requiredOption("--verifier <name>", cli.say(say.verifier))
    .requiredOption("--audience <origin>", cli.say(say.audience));
  const words = addAskOptions(cli, command);
  command
    .option("--items <file>", cli.say(say.items))
    .option("--reply <page>", cli.say(say.reply))
    .option("--for <time>", cli.say(say.for))
    .option("--page <page>", cli.say(say.page))
    .option("--qr <file>", cli.say(say.qr))
    .option("--out <file>", cli.say(say.out));
  return onRun<RequestOptions>(cli, command, async (context, { options }) => {
    return await ask(context, options, words);
  });
}

async function ask(context: Context, options: RequestOptions, words: readonly AskWord[]): Promise<Outcome> {
  const { page, qr } = options;
  const items = await askedItems(context, words, options.items);
  const deployment = await readDeployment(context);
  requirePicture(context, qr, page);
  const issuedAt = unixTime(Math.floor(Date.now() / 1000));
  const request = requests.create({
    deployment,
    verifier: options.verifier,
    audience: audience(options.audience),
    items,
    issuedAt,
    ...(options.reply !== undefined && { reply: options.reply }),
    ...(options.for !== undefined && { expiresAt: unixTime(issuedAt + secondsOf(context, options.for)) }),
  });
  const text = requests.serialize(request);
  const file = options.out ?? `${slug(request.verifier) || "request"}-${tagOf(request)}.cairn-request.json`;
  const link = page === undefined ? undefined : await links.toLink(page, text);
  await requireFree(context, [file, qr]);
  const picture = qr === undefined || link === undefined ? [] : [[qr, await pictureOf(qr, link)] as const];
  await writeNew(context, [[file, text], ...picture]);
  return {
    data: { file, request, ...(link !== undefined && { link }), ...(qr !== undefined && { qr }) },
    text: textOf(context, { request, file, link, qr }),
  };
}

const SECONDS = { h: 3600, d: 86_400, w: 604_800 } as const;

function secondsOf(context: Context, value: string): number {
  const [, count, unit] = /^\+?([1-9]\d{0,3})([hdw])$/.exec(value) ?? [];
  if (count !== undefined && unit !== undefined) return Number(count) * SECONDS[unit as keyof typeof SECONDS];
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notATime, { value: visible(value) }),
    details: { value },
    fix: context.say(say.notATimeFix),
  });
}

/** Tells the files of several requests apart. */
function tagOf({ nonce }: requestTypes.CairnRequest): string {
  return nonce.slice(2, 10);
}

function textOf(
  context: Context,
  made: {
    request: requestTypes.CairnRequest;
    file: string;
    link: string | undefined;
    qr: string | undefined;
  },
): string {
  const { language, say: speak } = context;
  const { request, file, link, qr } = made;
  const { verifier, audience: origin, items, reply, expiresAt } = request;
  const lines = [speak(say.asks, { verifier: visible(verifier), audience: origin })];
  for (const [index, item] of items.entries()) {
    lines.push(`  ${index + 1}. ${visible(item.title)}: ${visible(item.why)}${optionalText(context, item)}`);
    lines.push(...whatText(context, item).map((line) => `     ${line}`));
  }
  lines.push(speak(say.until, { time: timeText(expiresAt, language) }));
  lines.push(reply === undefined ? speak(say.byFile) : speak(say.byPage, { page: visible(reply) }));
  lines.push("", speak(say.wrote, { file: visible(file) }));
  if (qr !== undefined) lines.push(speak(say.wroteQr, { file: visible(qr) }));
  if (link === undefined) lines.push(speak(say.noLink));
  else lines.push(speak(say.link), link, "", terminalPicture(context, link));
  return [...lines, "", speak(say.next, { file: visible(file) })].join("\n");
}

function optionalText(context: Context, { optional }: requestTypes.RequestItem): string {
  return optional ? ` (${context.say(say.isOptional)})` : "";
}

function whatText(context: Context, item: requestTypes.RequestItem): string[] {
  const { kinds, definitions, paths } = item;
  const names = kinds?.map((kind) => visible(kindText(kind, context.language))).join(", ");
  return [
    ...(names === undefined ? [] : [context.say(say.ofKinds, { kinds: names })]),
    ...(definitions === undefined
      ? []
      : [context.say(say.ofDefinitions, { definitions: definitions.join(", ") })]),
    paths.length === 0
      ? context.say(say.publicOnly)
      : context.say(say.fields, { paths: paths.map((path) => visible(path) || '""').join(", ") }),
  ];
}
