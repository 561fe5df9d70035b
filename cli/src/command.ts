import { Command } from "commander";
import type { Context, Outcome } from "./Context.ts";
import type { Language } from "./messages/Language.ts";
import type { Say, Text } from "./messages/text.ts";
import { speaker, texts } from "./messages/text.ts";

const say = texts({
  examples: { en: "Examples:", es: "Ejemplos:" },
  help: { en: "print this help", es: "muestra esta ayuda" },
});

/** What commands are made with, before their options are known. */
export interface Cli {
  readonly language: Language;
  readonly say: Say;
  /** Runs a command's work, and prints its outcome or its error. */
  readonly perform: (
    options: object,
    work: (context: Context) => Promise<Outcome>,
    needs?: Needs,
  ) => Promise<void>;
}

/** What a command can do without. */
export interface Needs {
  /** Runs also where the configuration cannot be used, with the fault in its context. */
  readonly anyConfig?: boolean;
}

/** A command line, and what it is for. */
export type Example = readonly [line: string, about: Text];

/** Makes a command that does nothing yet: name with arguments, one sentence, examples for its help. */
export function makeCommand(
  cli: Cli,
  args: { name: string; about: Text; examples: readonly Example[] },
): Command {
  const speak = speaker(cli.language);
  const lines = args.examples.map(([line, about]) => `  ${line}\n      ${about[cli.language]}`);
  const command = new Command()
    .description(args.about[cli.language])
    .helpOption("-h, --help", speak(say.help))
    .helpCommand(false)
    .showHelpAfterError(false);
  const [name = "", ...rest] = args.name.split(" ");
  command.name(name);
  for (const argument of rest) command.argument(argument);
  return lines.length === 0
    ? command
    : command.addHelpText("after", `\n${speak(say.examples)}\n${lines.join("\n")}`);
}

/** Lets a command do its work: `work` gets the arguments in order, and the options. */
export function onRun<Options>(
  cli: Cli,
  command: Command,
  work: (context: Context, args: { args: readonly string[]; options: Options }) => Promise<Outcome>,
  needs: Needs = {},
): Command {
  return command.action(async () => {
    const options = command.optsWithGlobals();
    const args = command.processedArgs.flat().filter((value): value is string => typeof value === "string");
    await cli.perform(
      options,
      async (context) => await work(context, { args, options: options as Options }),
      needs,
    );
  });
}
