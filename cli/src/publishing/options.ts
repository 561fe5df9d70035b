import type { Command } from "commander";
import type { Cli } from "../command.ts";
import { publishingTexts as say } from "./texts.ts";

/** Options of every command that publishes. */
export interface PublishingOptions {
  readonly hub?: string;
  readonly block?: string;
  readonly cohorts?: string;
  readonly ttl?: string;
}

/** Gives a command the options that those which publish share. */
export function withPublishingOptions(cli: Cli, command: Command): Command {
  return command
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--block <number>", cli.say(say.blockOption))
    .option("--cohorts <folder>", cli.say(say.cohortsOption))
    .option("--ttl <seconds>", cli.say(say.ttlOption));
}
