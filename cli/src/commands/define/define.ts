import type { Client, DefinitionId, hubs } from "@cairn/sdk";
import { accreditation, content, definitions, kindOf } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { definitionsOf } from "../../reads/definitionsOf.ts";
import { readDocument } from "../../values/document.ts";
import { findHub } from "../../values/hub.ts";
import { chainTime } from "../../values/time.ts";
import { asAchievement } from "./asAchievement.ts";
import { askAchievement } from "./askAchievement.ts";
import { creditText } from "./definitionTable.ts";
import type { Draft, DraftOptions } from "./draftOf.ts";
import { draftOf } from "./draftOf.ts";
import { listDefinitionsCommand } from "./listDefinitions.ts";
import { retireCommand } from "./retire.ts";
import { defineTexts as say } from "./texts.ts";

/** `cairn define [document]`, `cairn define list`, `cairn define retire`. */
export function defineCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "define [document]",
    about: say.about,
    examples: [
      ["cairn define", say.questionsExample],
      ["cairn define algebra.json", say.fileExample],
      ["cairn define support.json --kind Competency --sensitive", say.sensitiveExample],
    ],
  })
    .option("--kind <kind>", cli.say(say.kindOption))
    .option("--name <name>", cli.say(say.nameOption))
    .option("--credit <number>", cli.say(say.creditOption))
    .option("--sensitive", cli.say(say.sensitiveOption))
    .option("--hub <hub>", cli.say(say.hubOption));
  onRun<DraftOptions & { hub?: string }>(cli, command, async (context, { args: [file], options }) => {
    const draft = await asAchievement(draftOf(context, await documentOf(context, file, options)));
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const hub = await findHub(context, client, options.hub);
      const { document, kind, name, creditHundredths, sensitive } = draft;
      const { hash } = content.encode(document);
      const standing = (await definitionsOf(client, hub.id)).filter(({ retiredAt }) => retiredAt === null);
      const data = { hub: hub.id, kind, name, creditHundredths, sensitive, content: hash, document };
      const same = standing.find((definition) => isSame(definition, { ...draft, hash }));
      if (same !== undefined) {
        return {
          data: { definition: same.id, ...data, changed: false, transactions: [] },
          text: context.say(say.definedAlready, { definition: same.id, kind, name }),
        };
      }
      const namesakes = standing.filter((definition) => definition.name === name).map(({ id }) => id);
      const sent = await sendAction(context, network, {
        action: definitions.define(client, {
          hub: hub.id,
          kind: kindOf(kind),
          name,
          document,
          creditHundredths,
          sensitive,
        }),
        preview: await previewOf(context, client, { draft, hub, namesakes }),
      });
      const { result: definition } = sent;
      return {
        data: { definition, ...data, changed: true, transactions: transactionsOf(sent) },
        text: [
          context.say(say.defined, { definition, kind, name }),
          context.say(say.next, { definition }),
        ].join("\n"),
      };
    });
  });
  return command.addCommand(listDefinitionsCommand(cli)).addCommand(retireCommand(cli));
}

async function documentOf(context: Context, file: string | undefined, options: DraftOptions) {
  if (file !== undefined) return { document: await readDocument(context, file), options };
  if (context.isTerminal) return await askAchievement(context, options);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.documentMissing),
    fix: context.say(say.documentMissingFix),
  });
}

/** Whether a definition says just the same, so that a repeated command defines nothing twice. */
function isSame(
  definition: definitions.Definition,
  { kind, name, creditHundredths, sensitive, hash }: Draft & { hash: string },
): boolean {
  return (
    definition.content === hash &&
    definition.kind === kindOf(kind) &&
    definition.name === name &&
    definition.creditHundredths === creditHundredths &&
    definition.sensitive === sensitive
  );
}

async function previewOf(
  context: Context,
  client: Client,
  args: { draft: Draft; hub: hubs.HubSummary; namesakes: readonly DefinitionId[] },
): Promise<string> {
  const { draft, hub, namesakes } = args;
  const { kind, name, creditHundredths, sensitive, document } = draft;
  const time = await chainTime(client);
  const { status } = await accreditation.at(client, { hub: hub.id, kind: kindOf(kind), time });
  const preview = context.say(say.preview, {
    hub: hub.id,
    hubName: hub.name,
    kind,
    name,
    credit:
      creditHundredths === 0 ? "" : context.say(say.previewCredit, { credit: creditText(creditHundredths) }),
    sensitive: sensitive ? context.say(say.previewSensitive) : "",
    document: JSON.stringify(document, null, 2),
  });
  return [
    preview,
    ...(status === "accredited" ? [] : [context.say(say.notAccredited, { kind })]),
    ...(namesakes.length === 0 ? [] : [context.say(say.namesake, { definitions: namesakes.join(", ") })]),
  ].join("\n");
}
