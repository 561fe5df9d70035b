import { CairnError, isCairnError } from "@cairn/sdk";
import type { Command } from "commander";
import { CommanderError } from "commander";
import type { Context, GlobalOptions, Outcome } from "./Context.ts";
import type { Cli } from "./command.ts";
import { makeCommand } from "./command.ts";
import { COMMANDS } from "./commands/index.ts";
import { loadConfig } from "./config/loadConfig.ts";
import type { Io } from "./Io.ts";
import type { Language } from "./messages/Language.ts";
import { languageOf } from "./messages/languageOf.ts";
import { programTexts as say } from "./messages/program.ts";
import { speaker } from "./messages/text.ts";
import { usageText } from "./messages/usage.ts";
import { paint } from "./output/paint.ts";
import { printError } from "./output/printError.ts";
import { steadyIo } from "./output/steadyIo.ts";
import { toJson } from "./output/toJson.ts";

/**
 * Runs the command with what was typed, and returns the exit status: 0 where it did what was asked; 1 where it failed;
 * 2 where the command line or the configuration is wrong. `cairn verify` has its own: 0 valid, 1 invalid, 2 unknown.
 */
export async function run(argv: readonly string[], world: Io): Promise<number> {
  const io = steadyIo(world);
  const named = optionOf(argv, "--config") ?? io.env.CAIRN_CONFIG;
  const json = argv.includes("--json");
  let language: Language = languageOf({ argv, env: io.env });
  let status = 0;
  try {
    const { config, configFault } = await readConfig({ cwd: io.cwd, named });
    language = languageOf({ argv, env: io.env, configured: config?.language });
    const perform: Cli["perform"] = async (given, work, { anyConfig = false } = {}) => {
      if (configFault !== undefined && !anyConfig) throw configFault;
      const options = given as GlobalOptions & { readonly color?: boolean };
      const colour = io.colour && options.color !== false && !json;
      const say = speaker(language);
      const context: Context = { ...io, colour, language, say, options, config, configFault };
      const outcome = await work(context);
      status = printOutcome(outcome, { io, json });
    };
    await program({ language, say: speaker(language), perform }, io).parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    return fail(error, { io, json, language });
  }
}

/** A fault of the configuration is kept: help, and the commands that mend it, run all the same. */
async function readConfig(
  args: Parameters<typeof loadConfig>[0],
): Promise<Pick<Context, "config" | "configFault">> {
  try {
    return { config: await loadConfig(args), configFault: undefined };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { config: undefined, configFault: error };
  }
}

function program(cli: Cli, io: Io): Command {
  const command = makeCommand(cli, { name: "cairn", about: say.about, examples: [] })
    .usage(cli.say(say.usage))
    .option("--json", cli.say(say.json))
    .option("--lang <language>", cli.say(say.lang))
    .option("--config <file>", cli.say(say.config))
    .option("--rpc <url>", cli.say(say.rpc), (url, others: readonly string[] = []) => [...others, url])
    .option("--deployment <file>", cli.say(say.deployment))
    .option("--key <name>", cli.say(say.key))
    .option("-y, --yes", cli.say(say.yes))
    .option("--no-color", cli.say(say.noColor));
  for (const make of COMMANDS) command.addCommand(make(cli));
  command.addHelpText("after", `\n${cli.say(say.status)}`);
  configure(command, cli, io);
  return command;
}

/** Settings that commander keeps for each command by itself. */
function configure(command: Command, cli: Cli, io: Io): void {
  command
    .exitOverride()
    .helpCommand(false)
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      // Descriptions say their defaults themselves, in the reader's language.
      optionDescription: ({ description }) => description,
      styleTitle: (title) => paint(usageText(title, cli.language), "strong", io.colour),
    });
  for (const child of command.commands) configure(child, cli, io);
}

function printOutcome(
  { data, text, exitCode = 0 }: Outcome,
  { io, json }: { io: Io; json: boolean },
): number {
  if (json) io.out(`${toJson(data)}\n`);
  else if (text !== "") io.out(`${text}\n`);
  return exitCode;
}

function fail(error: unknown, args: { io: Io; json: boolean; language: Language }): number {
  const { io, json, language } = args;
  if (error instanceof CommanderError) {
    if (error.code === "commander.helpDisplayed" || error.code === "commander.help")
      return error.exitCode === 0 ? 0 : 2;
    const usage = new CairnError("INVALID_ARGUMENT", {
      message: usageText(error.message, language),
      fix: speaker(language)(say.seeHelp),
    });
    return printError(usage, { io, json, language, verbatim: true });
  }
  if (isPromptExit(error) || io.signal.aborted) {
    const stopped = isCairnError(error) ? error : new CairnError("ABORTED");
    printError(stopped, { io, json, language });
    return 130;
  }
  return printError(error, { io, json, language });
}

/** Ctrl-C while a question is asked. */
function isPromptExit(error: unknown): boolean {
  return error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
}

function optionOf(argv: readonly string[], name: string): string | undefined {
  const place = argv.indexOf(name);
  return place < 0
    ? argv.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1)
    : argv[place + 1];
}
