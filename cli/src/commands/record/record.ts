import path from "node:path";
import type { Address, Client } from "@cairn/sdk";
import { nameOfKind, records } from "@cairn/sdk";
import { fileLogCache } from "@cairn/sdk/node";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { kindText, terms } from "../../messages/sdk/terms.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { paint } from "../../output/paint.ts";
import type { Progress } from "../../output/progress.ts";
import { startProgress } from "../../output/progress.ts";
import { table } from "../../output/table.ts";
import { dateText, timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { parsePerson } from "../../values/person.ts";
import { recordTexts as say } from "./texts.ts";

/** `cairn record <address>`. */
export function recordCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "record <address>",
    about: say.about,
    examples: [
      ["cairn record 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.example],
      ["cairn record 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --json", say.exampleJson],
    ],
  });
  return onRun(cli, command, async (context, { args: [typed = ""] }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const { account: learner } = await parsePerson(context, client, typed);
      return outcomeOf(context, learner, await read(context, client, learner));
    });
  });
}

async function read(context: Context, client: Client, learner: Address): Promise<records.RecordList> {
  const { deployment, provider } = client;
  const directory = cacheFolder(context);
  const cache = directory === undefined ? {} : { cache: fileLogCache({ directory }) };
  const source = records.chainSource({ deployment, provider }, cache);
  let progress: Progress | undefined;
  try {
    return await records.of(
      { ...client, records: source },
      {
        learner,
        signal: context.signal,
        onProgress: ({ blocks, total }) => {
          progress ??= startProgress({ ...context, what: context.say(say.reading), total });
          progress.update(blocks);
        },
      },
    );
  } finally {
    progress?.stop();
  }
}

/** Where what was read of the chain is kept for the next time: it holds nothing that is not public. */
function cacheFolder({ env }: Context): string | undefined {
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, "cairn");
  return env.HOME === undefined ? undefined : path.join(env.HOME, ".cache", "cairn");
}

function outcomeOf(
  context: Context,
  learner: Address,
  { asOf, records: found }: records.RecordList,
): Outcome {
  const { language } = context;
  const values = { learner, block: asOf.block, time: timeText(asOf.time, language) };
  const note = context.say(say.private);
  const data = { learner, asOf, records: found };
  if (found.length === 0) return { data, text: `${context.say(say.none, values)}\n${note}` };
  const head = [say.standing, say.achievement, say.kind, say.hub, say.issued, say.expires];
  const rows = found.map((record) => rowOf(context, learner, record));
  const valid = found.filter(({ standing }) => standing === "valid").length;
  const counts = context.say(say.found, { ...values, count: found.length, valid });
  const listed = table([head.map((text) => context.say(text)), ...rows]);
  return { data, text: `${listed}\n\n${counts}\n${note}` };
}

function rowOf(context: Context, learner: Address, record: records.PublicRecord): string[] {
  const { language, colour } = context;
  const { standing, definition, hub, issuedAt, expiresAt, owner } = record;
  const isValid = standing === "valid";
  const word = `${isValid ? "✔" : "✘"} ${terms[language].standings[standing]}`;
  const moved = owner !== null && owner !== learner ? [context.say(say.elsewhere, { owner })] : [];
  return [
    paint(word, isValid ? "good" : "bad", colour),
    visible(definition.name),
    kindText(nameOfKind(definition.kind), language),
    visible(hub.name),
    dateText(issuedAt, language),
    expiresAt === null ? context.say(say.never) : dateText(expiresAt, language),
    ...moved,
  ];
}
