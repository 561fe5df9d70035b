import { access } from "node:fs/promises";
import path from "node:path";
import type { Client, hubs } from "@cairn/sdk";
import { connect } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import type { Config, KeySource } from "../../config/Config.ts";
import { CONFIG_FILE } from "../../config/Config.ts";
import { saveConfig } from "../../config/saveConfig.ts";
import { addressOfKey } from "../../keys/openSigner.ts";
import type { Language } from "../../messages/Language.ts";
import { speaker } from "../../messages/text.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { openProvider } from "../../network/openNetwork.ts";
import { chooseHub } from "./chooseHub.ts";
import { chooseKey } from "./chooseKey.ts";
import { chooseDeployment, chooseNode, keepEntry } from "./chooseNetwork.ts";
import type { InitOptions, Step } from "./Draft.ts";
import { initTexts as say } from "./texts.ts";

const FIRST_KEY = "office";

/** `cairn init`. */
export function initCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "init",
    about: say.about,
    examples: [
      ["cairn init", say.askExample],
      [
        "cairn init --rpc http://127.0.0.1:8545 --deployment deployments/31337-local.json --hub none --keystore keys/office.json",
        say.scriptExample,
      ],
      ["cairn init --wallet http://127.0.0.1:1248", say.walletExample],
    ],
  })
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--keystore <file>", cli.say(say.keystoreOption))
    .option("--key-env <variable>", cli.say(say.keyEnvOption))
    .option("--wallet <url>", cli.say(say.walletOption))
    .option("--account <address>", cli.say(say.accountOption))
    .option("--claim-page <url>", cli.say(say.claimPageOption))
    .option("--contact <text>", cli.say(say.contactOption));
  return onRun<InitOptions & { lang?: string }>(
    cli,
    command,
    async (found, { options }) => {
      const file = path.resolve(found.cwd, found.options.config ?? found.env.CAIRN_CONFIG ?? CONFIG_FILE);
      const previous = found.config?.file === file ? found.config : undefined;
      await expectWanted(found, file);
      const language = await chooseLanguage(found, options.lang);
      const context: Context = { ...found, language, say: speaker(language) };
      return await configure({ context, options, previous, folder: path.dirname(file) }, file);
    },
    { anyConfig: true },
  );
}

/** Never overwrites without asking. */
async function expectWanted(context: Context, file: string): Promise<void> {
  const { options, isTerminal, prompts } = context;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere || options.yes === true) return;
  if (isTerminal && (await prompts.confirm({ message: context.say(say.askOverwrite, { file }) }))) return;
  throw new WordedError("ABORTED", {
    message: context.say(say.notOverwritten, { file }),
    details: { file },
    fix: context.say(say.notOverwrittenFix),
  });
}

async function chooseLanguage(context: Context, given: string | undefined): Promise<Language> {
  if (given !== undefined || !context.isTerminal) return context.language;
  return await context.prompts.select<Language>({
    message: context.say(say.askLanguage),
    choices: [
      { name: "English", value: "en" },
      { name: "Español", value: "es" },
    ],
  });
}

async function configure(step: Step, file: string): Promise<Outcome> {
  const { context, options, previous, folder } = step;
  const { rpc, chainId } = await chooseNode(step);
  const entry = await chooseDeployment(step, chainId);
  const { deployment } = entry;
  // From here on the network is the one that was just chosen.
  const at: Context = { ...context, options: { ...context.options, rpc: [rpc] } };
  const provider = openProvider(at, deployment);
  try {
    const client: Client = await connect({ deployment, runner: provider });
    context.err(`${context.say(say.deploymentChecked, { name: deployment.name })}\n`);
    const hub = await chooseHub({ ...step, context: at, client });
    if (hub !== undefined) context.err(`${context.say(say.hubChosen, { hub: hub.id, name: hub.name })}\n`);
    const chosen = await chooseKey(step);
    const keys = keysOf(step, chosen);
    const claimPage = await optional(context, say.askClaimPage, options.claimPage, previous?.claimPage);
    const contact = await optional(context, say.askContact, options.contact, previous?.contact);
    const config: Config = {
      file,
      folder,
      rpc,
      deployment: await keepEntry(step, entry),
      ...(hub === undefined ? {} : { hub: hub.id }),
      ...keys,
      language: context.language,
      ...(previous?.nodes === undefined ? {} : { nodes: previous.nodes }),
      ...(previous?.quorum === undefined ? {} : { quorum: previous.quorum }),
      ...(previous?.accreditors === undefined ? {} : { accreditors: previous.accreditors }),
      ...(claimPage === undefined ? {} : { claimPage }),
      ...(contact === undefined ? {} : { contact }),
      ...(previous?.credentials === undefined ? {} : { credentials: previous.credentials }),
    };
    await saveConfig(config);
    return await outcomeOf(context, { config, client, hub });
  } finally {
    provider.destroy();
  }
}

/** The keys of before, with the chosen one as the default. */
function keysOf(step: Step, chosen: KeySource | "keep" | undefined): Pick<Config, "keys" | "key"> {
  const { context, previous } = step;
  const keys = previous?.keys ?? {};
  if (chosen === undefined) return { keys };
  if (chosen === "keep") return { keys, ...(previous?.key === undefined ? {} : { key: previous.key }) };
  const key = context.options.key ?? FIRST_KEY;
  return { keys: { ...keys, [key]: chosen }, key };
}

async function optional(
  context: Context,
  question: { readonly en: string; readonly es: string },
  given: string | undefined,
  previous: string | undefined,
): Promise<string | undefined> {
  if (given !== undefined) return given === "" ? undefined : given;
  if (!context.isTerminal) return previous;
  const message = question[context.language];
  const typed = await context.prompts.text({
    message,
    ...(previous === undefined ? {} : { initial: previous }),
  });
  return typed.trim() === "" ? undefined : typed.trim();
}

async function outcomeOf(
  context: Context,
  { config, client, hub }: { config: Config; client: Client; hub: hubs.HubSummary | undefined },
): Promise<Outcome> {
  const { file, folder: _folder, ...fields } = config;
  const { deployment, provider } = client;
  const source = config.key === undefined ? undefined : config.keys[config.key];
  const address = source === undefined ? undefined : await addressOfKey({ ...context, config }, source);
  const isPoor = address !== undefined && (await provider.getBalance(address)) === 0n;
  const next = [
    ...(config.key === undefined ? [context.say(say.nextKey)] : []),
    ...(isPoor ? [context.say(say.nextFunds, { address })] : []),
    context.say(say.nextDoctor),
    hub === undefined ? context.say(say.nextHub) : context.say(say.nextDefine, { hub: hub.id }),
  ];
  const { key } = config;
  const lines = [
    ...(key === undefined
      ? []
      : [context.say(say.keyChosen, { key, address: address ?? context.say(say.addressUnknown) })]),
    context.say(say.written, { file }),
    "",
    context.say(say.next),
    ...next.map((line, place) => `${place + 1}. ${line}`),
  ];
  return {
    data: {
      file,
      config: fields,
      network: { name: deployment.name, chainId: deployment.chainId },
      address: address ?? null,
      next,
    },
    text: lines.join("\n"),
  };
}
