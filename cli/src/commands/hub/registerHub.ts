import type { Client, json } from "@cairn/sdk";
import { address, hubs } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { saveConfig } from "../../config/saveConfig.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { readDocument } from "../../values/document.ts";
import { allHubs } from "../../values/hub.ts";
import { hubTexts as say } from "./texts.ts";

interface Options {
  readonly profile?: string;
  readonly url?: string;
  readonly email?: string;
  readonly description?: string;
  readonly save?: boolean;
}

type Founding = { readonly name: string; readonly profile: json.JsonObject };

/** `cairn hub register [name]`. */
export function registerHubCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "register [name]",
    about: say.registerAbout,
    examples: [
      ['cairn hub register "Riverside School" --save', say.registerExample],
      ["cairn hub register --profile school.json", say.registerFileExample],
    ],
  })
    .option("--profile <file>", cli.say(say.profileOption))
    .option("--url <url>", cli.say(say.urlOption))
    .option("--email <email>", cli.say(say.emailOption))
    .option("--description <text>", cli.say(say.descriptionOption))
    .option("--save", cli.say(say.saveOption));
  return onRun<Options>(cli, command, async (context, { args: [typed], options }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { name, profile } =
        options.profile === undefined
          ? await profileOf(context, typed, options)
          : await profileIn(context, typed, options.profile);
      const account = address((await client.signer?.getAddress()) ?? "");
      const namesakes = await expectNew(context, client, { name, account });
      const preview = context.say(say.registerPreview, {
        name,
        account,
        profile: JSON.stringify(profile, null, 2),
      });
      const warning =
        namesakes.length === 0 ? "" : `\n${context.say(say.namesake, { hubs: namesakes.join(", ") })}`;
      const sent = await sendAction(context, network, {
        action: hubs.register(client, { name, profile }),
        preview: `${preview}${warning}`,
      });
      const { result: hub } = sent;
      const saved = await save(context, hub, options.save === true);
      const lines = [
        context.say(say.registered, { hub, name }),
        ...(saved === undefined ? [] : [saved]),
        context.say(say.registerNext, { hub }),
      ];
      return {
        data: { hub, name, admin: account, profile, transactions: transactionsOf(sent) },
        text: lines.join("\n"),
      };
    });
  });
}

/** The profile of a file, which may name the hub. */
async function profileIn(context: Context, typed: string | undefined, file: string): Promise<Founding> {
  const profile = await readDocument(context, file);
  const stated = typeof profile.name === "string" && profile.name !== "" ? profile.name : undefined;
  if (typed !== undefined && stated !== undefined && typed !== stated) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.nameDiffers, { name: typed, stated }),
      details: { name: typed, profile: stated },
      fix: context.say(say.nameDiffersFix),
    });
  }
  const name = typed ?? stated ?? nameMissing(context);
  return { name, profile: { type: ["Profile"], ...profile, name } };
}

/** A profile of options and, where a person sits there, of answers. */
async function profileOf(context: Context, typed: string | undefined, options: Options): Promise<Founding> {
  const { isTerminal, prompts } = context;
  const ask = async (given: string | undefined, message: string) => {
    if (given !== undefined || !isTerminal) return given;
    return (await prompts.text({ message })).trim();
  };
  const name = (await ask(typed, context.say(say.askName))) || nameMissing(context);
  const fields = {
    description: await ask(options.description, context.say(say.askDescription)),
    url: await ask(options.url, context.say(say.askUrl)),
    email: await ask(options.email, context.say(say.askEmail)),
  };
  const given = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { name, profile: { type: ["Profile"], name, ...Object.fromEntries(given) } };
}

function nameMissing(context: Context): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.nameMissing),
    fix: context.say(say.nameMissingFix),
  });
}

/** Refuses to register the same hub twice, and lists the hubs of others that bear the name. */
async function expectNew(
  context: Context,
  client: Client,
  { name, account }: { name: string; account: string },
): Promise<readonly number[]> {
  const namesakes = (await allHubs(client)).filter((hub) => hub.name === name && hub.closedAt === null);
  const own = namesakes.find(({ admin }) => admin === account);
  if (own === undefined) return namesakes.map(({ id }) => id);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.registeredAlready),
    details: { hub: own.id, name },
    fix: context.say(say.registeredAlreadyFix, { hub: own.id }),
  });
}

/** Writes the hub's number into the configuration where that is wanted; returns what there is to say. */
async function save(context: Context, hub: hubs.Hub["id"], isWanted: boolean): Promise<string | undefined> {
  const { config, isTerminal, prompts } = context;
  if (config === undefined) return isWanted ? context.say(say.noConfig) : undefined;
  const { file } = config;
  const asked = !isWanted && isTerminal && config.hub !== hub;
  const isYes = asked && (await prompts.confirm({ message: context.say(say.askSave, { hub, file }) }));
  if (!isWanted && !isYes) return undefined;
  await saveConfig({ ...config, hub });
  return context.say(say.saved, { file });
}
