import type {
  Address,
  Client,
  presentations as presentationTypes,
  requests as requestTypes,
} from "@cairn/sdk";
import {
  address,
  audience,
  bundles,
  CairnError,
  links,
  nonce,
  presentations,
  requests,
  unixTime,
} from "@cairn/sdk";
import type { Command } from "commander";
import type { Signer } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { requireActor } from "../../identity/requireActor.ts";
import type { Text } from "../../messages/text.ts";
import { fill } from "../../messages/text.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { loadRequest } from "../../presenting/loadRequest.ts";
import { requireFree, writeNew } from "../../presenting/newFiles.ts";
import { pictureOf, requirePicture, terminalPicture } from "../../presenting/pictures.ts";
import { visible } from "../../print/visible.ts";
import { checkDeployment } from "../../record/checkDeployment.ts";
import type { LoadedRecord } from "../../record/loadRecords.ts";
import { loadRecords } from "../../record/loadRecords.ts";
import { parseTime } from "../../values/time.ts";
import type { LearnerOptions } from "../claim/learnerSigner.ts";
import { openLearner } from "../claim/learnerSigner.ts";
import type { Choice } from "./choose.ts";
import { chooseExactly, chooseFor, pointersOf, shownFor } from "./choose.ts";
import { kindLookup } from "./kindLookup.ts";
import { nameOf } from "./nameOf.ts";
import type { Asker } from "./preview.ts";
import { fieldsOf, previewText } from "./preview.ts";
import { presentTexts as say } from "./texts.ts";

interface PresentOptions extends LearnerOptions {
  readonly request?: string;
  readonly all?: boolean;
  readonly show?: readonly string[];
  readonly audience?: string;
  readonly nonce?: string;
  readonly expires?: string;
  readonly page?: string;
  readonly qr?: string;
  readonly out?: string;
}

/** `cairn present <file…>`. */
export function presentCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "present <file...>",
    about: say.about,
    examples: [
      ["cairn present records/ --request employer-ltd.cairn-request.json --key ana", say.example],
      ['cairn present diploma.cairn.json --request "https://wallet.example/#cairn=…"', say.exampleLink],
      ["cairn present diploma.cairn.json --request … --show /result/0/value", say.exampleShow],
      [
        "cairn present diploma.cairn.json --audience https://employer.example --nonce 0x5e…5e --show /result",
        say.exampleBare,
      ],
    ],
  })
    .option("--request <file or link>", cli.say(say.request))
    .option("--all", cli.say(say.all))
    .option("--show <pointer>", cli.say(say.show), (value, others: readonly string[] = []) => [
      ...others,
      value,
    ])
    .option("--audience <origin>", cli.say(say.audience))
    .option("--nonce <bytes>", cli.say(say.nonce))
    .option("--expires <time>", cli.say(say.expires))
    .option("--code", cli.say(say.code))
    .option("--code-file <file>", cli.say(say.codeFile))
    .option("--page <page>", cli.say(say.page))
    .option("--qr <file>", cli.say(say.qr))
    .option("--out <file>", cli.say(say.out));
  return onRun<PresentOptions>(cli, command, async (context, { args, options }) => {
    const records = await distinctRecords(context, args);
    const request = await readRequest(context, options);
    return await onNetwork(context, "reads", async ({ client, isLocal }) => {
      const plan =
        request === undefined
          ? planAlone(context, records, options)
          : await planAnswer(context, { client, records, request, options });
      requirePicture(context, options.qr, plan.page);
      const file = options.out ?? fileOf(plan.presented);
      await requireFree(context, [file, options.qr]);
      for (const { record } of plan.choices) checkDeployment(client, record);
      const signer = await openHolder(context, { client, choices: plan.choices, options });
      await confirm(context, { preview: previewText(context, plan), isLocal, final: true });
      const presentation = await presentations.create(plan.presented, signer);
      return await finish(context, { plan, presentation, file, qr: options.qr });
    });
  });
}

/** What is to be shown, to whom, until when. */
interface Plan {
  readonly asker: Asker | undefined;
  readonly choices: readonly Choice[];
  readonly presented: presentationTypes.PresentationArguments;
  /** Page that takes the answer. */
  readonly page: string | undefined;
}

/** The same record in a folder and in a zip is one record. */
async function distinctRecords(context: Context, names: readonly string[]): Promise<LoadedRecord[]> {
  const distinct = new Map<string, LoadedRecord>();
  for (const loaded of await loadRecords(context, names)) {
    const { id } = bundles.check(loaded.record);
    if (!distinct.has(id)) distinct.set(id, loaded);
  }
  return [...distinct.values()];
}

/** The request that is answered, where one is named; nothing else may be said then of what it says itself. */
async function readRequest(
  context: Context,
  options: PresentOptions,
): Promise<requestTypes.CairnRequest | undefined> {
  if (options.request === undefined) return undefined;
  for (const name of ["audience", "nonce", "expires"] as const) {
    if (options[name] !== undefined) throw misfit(context, say.fromRequest, { option: `--${name}` });
  }
  const request = await loadRequest(context, options.request);
  const { expiresAt } = request;
  if (now() >= expiresAt) throw new CairnError("REQUEST_EXPIRED", { details: { expiresAt, now: now() } });
  return request;
}

async function planAnswer(
  context: Context,
  args: {
    client: Client;
    records: readonly LoadedRecord[];
    request: requestTypes.CairnRequest;
    options: PresentOptions;
  },
): Promise<Plan> {
  const { client, records, request, options } = args;
  const pointers = pointersOf(context, options.show);
  checkDeployment(client, request);
  const all = options.all === true;
  const items = await chooseFor(context, { request, records, all, kindOf: kindLookup(client) });
  const choices = shownFor(context, items, pointers);
  if (choices.length === 0) throw nothingAnswers(context, request);
  const shown = choices.map(({ record, paths }) => ({ bundle: record, paths }));
  return {
    asker: { verifier: request.verifier, items },
    choices,
    presented: requests.answer(request, shown, { issuedAt: now() }),
    page: options.page ?? request.reply,
  };
}

function planAlone(context: Context, records: readonly LoadedRecord[], options: PresentOptions): Plan {
  if (options.all === true) throw misfit(context, say.onlyWithRequest, { option: "--all" });
  const { audience: origin, nonce: drawn } = options;
  const pointers = pointersOf(context, options.show);
  if (origin === undefined || drawn === undefined) throw misfit(context, say.noVerifier, {});
  if (pointers === undefined) throw misfit(context, say.noChoice, {});
  const issuedAt = now();
  const choices = chooseExactly(context, records, pointers);
  return {
    asker: undefined,
    choices,
    presented: {
      bundles: choices.map(({ record }) => record),
      disclose: choices.map(({ paths }) => paths),
      audience: audience(origin),
      nonce: nonce(drawn),
      issuedAt,
      expiresAt: parseTime(context, { value: options.expires ?? "+1d", option: "--expires", now: issuedAt }),
    },
    page: options.page,
  };
}

function now() {
  return unixTime(Math.floor(Date.now() / 1000));
}

function misfit(context: Context, message: Text, details: Readonly<Record<string, string>>): WordedError {
  return new WordedError("INVALID_ARGUMENT", {
    message: fill(message[context.language], details),
    details,
    fix: context.say(say.waysFix),
  });
}

function nothingAnswers(context: Context, { items }: requestTypes.CairnRequest): WordedError {
  const titles = items.map(({ title }) => visible(title)).join("; ");
  return new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.nothingAnswers, { titles }),
    details: { items: items.map(({ title }) => title) },
    fix: context.say(say.nothingAnswersFix),
  });
}

/** Opens the learner's key, and refuses one whose word a verifier would not take for these records. */
async function openHolder(
  context: Context,
  args: { client: Client; choices: readonly Choice[]; options: LearnerOptions },
): Promise<Signer> {
  const { client, choices, options } = args;
  const { signer, isCode } = await openLearner(context, client, options);
  const account: Address = address(await signer.getAddress());
  for (const choice of choices) {
    const { learner } = choice.record.achievement;
    await requireActor(context, client, {
      learner,
      account,
      isCode,
      otherwise: (actor) => ({
        message: context.say(say.otherKey, { record: visible(nameOf(choice)), learner, actor, account }),
        details: { file: choice.file, learner, actor, account },
        fix: context.say(say.otherKeyFix),
      }),
    });
  }
  return signer;
}

/** Tells the answers to several requests of one verifier apart. */
function fileOf({ audience: origin, nonce: drawn }: presentationTypes.PresentationArguments): string {
  const host = new URL(origin).hostname.replace(/[^a-z0-9.-]/g, "");
  return `for-${host}-${drawn.slice(2, 10)}.cairn-presentation.json`;
}

async function finish(
  context: Context,
  made: {
    plan: Plan;
    presentation: presentationTypes.CairnPresentation;
    file: string;
    qr: string | undefined;
  },
): Promise<Outcome> {
  const { plan, presentation, file, qr } = made;
  const text = presentations.serialize(presentation);
  const link = plan.page === undefined ? undefined : await links.toLink(plan.page, text);
  const picture = qr === undefined || link === undefined ? [] : [[qr, await pictureOf(qr, link)] as const];
  await writeNew(context, [[file, text], ...picture]);
  const { holder, audience: origin, nonce: drawn, issuedAt, expiresAt } = presentation;
  const records = plan.choices.map((choice) => {
    const { id } = bundles.check(choice.record);
    return { file: choice.file, id, name: nameOf(choice), ...fieldsOf(choice) };
  });
  return {
    data: {
      file,
      bytes: new TextEncoder().encode(text).length,
      ...{ holder, audience: origin, nonce: drawn, issuedAt, expiresAt, records },
      ...(plan.asker !== undefined && { items: plan.asker.items.map(itemData) }),
      ...(link !== undefined && { link }),
      ...(qr !== undefined && { qr }),
    },
    text: textOf(context, { plan, file, link, qr }),
  };
}

function itemData({ item, record, isLeftOut }: Asker["items"][number]): object {
  const answer = isLeftOut ? "left out" : "missing";
  return { title: item.title, optional: item.optional, ...(record ? { file: record.file } : { answer }) };
}

function textOf(
  context: Context,
  made: { plan: Plan; file: string; link: string | undefined; qr: string | undefined },
): string {
  const { say: speak } = context;
  const { plan, file, link, qr } = made;
  const lines = [speak(say.wrote, { file: visible(file), audience: plan.presented.audience })];
  if (qr !== undefined) lines.push(speak(say.wroteQr, { file: visible(qr) }));
  if (link === undefined) lines.push(speak(say.noLink));
  else lines.push(speak(say.link), link, "", terminalPicture(context, link));
  return lines.join("\n");
}
