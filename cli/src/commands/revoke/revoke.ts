import type { Client } from "@cairn/sdk";
import { hubs } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import { loadCohort } from "../../cohort/loadCohort.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { revokeRecords } from "./revokeRecords.ts";
import { revokeWhole } from "./revokeWhole.ts";
import type { Target } from "./targets.ts";
import { namedTargets, targetOfLearner, targetsOfIds } from "./targets.ts";
import { revokeTexts as say } from "./texts.ts";

interface RevokeOptions {
  readonly cohort?: string;
  readonly learner?: string;
  readonly hub?: string;
  readonly dryRun?: boolean;
}

/** `cairn revoke <file|id…>`, `cairn revoke --cohort <folder>`. */
export function revokeCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "revoke [file|id...]",
    about: say.about,
    examples: [
      ["cairn revoke algebra-17.cairn.json", say.exampleFile],
      ['cairn revoke --cohort cohorts/algebra --learner "Ana Ruiz"', say.exampleLearner],
      ["cairn revoke --cohort cohorts/algebra", say.exampleCohort],
      ["cairn revoke --cohort cohorts/algebra --dry-run", say.exampleDry],
    ],
  })
    .option("--cohort <folder>", cli.say(say.cohort))
    .option("--learner <learner>", cli.say(say.learner))
    .option("--hub <hub>", cli.say(say.hub))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<RevokeOptions>(cli, command, async (context, { args: names, options }) => {
    checkUsage(context, names, options);
    return await onNetwork(context, "writes", async (network) => {
      if (options.cohort !== undefined) {
        return await ofCohort(context, network, { ...options, cohort: options.cohort, names });
      }
      const targets = await namedTargets(context, network.client, names);
      const hub = await hubOf(context, network.client, { typed: options.hub, targets });
      return await revokeRecords(context, network, { hub, targets, dryRun: options.dryRun === true });
    });
  });
}

function checkUsage(context: Context, names: readonly string[], { cohort, learner }: RevokeOptions): void {
  const refuse = (message: string, fix: string): never => {
    throw new WordedError("INVALID_ARGUMENT", { message, fix });
  };
  if (learner !== undefined && (cohort === undefined || names.length > 0)) {
    refuse(context.say(say.both), context.say(say.bothFix));
  }
  if (names.length === 0 && cohort === undefined) {
    refuse(context.say(say.nothing), context.say(say.nothingFix));
  }
}

async function ofCohort(
  context: Context,
  network: OpenNetwork,
  options: RevokeOptions & { cohort: string; names: readonly string[] },
): Promise<Outcome> {
  const { client } = network;
  const { names, learner } = options;
  const dryRun = options.dryRun === true;
  const kept = await loadCohort(context, client, options.cohort);
  const hub = await hubs.get(client, kept.cohort.hub);
  if (learner !== undefined) {
    const targets = await targetOfLearner(context, kept, learner);
    return await revokeRecords(context, network, { hub, targets, dryRun });
  }
  if (names.length > 0) {
    const targets = await targetsOfIds(context, kept, names);
    return await revokeRecords(context, network, { hub, targets, dryRun });
  }
  return await revokeWhole(context, network, { hub, kept, dryRun });
}

/** The hub that was typed, else the configuration's, else the one that the first file's definition belongs to. */
export async function hubOf(
  context: Context,
  client: Client,
  { typed, targets }: { typed: string | undefined; targets: readonly Target[] },
): Promise<hubs.Hub> {
  const known = targets.find(({ hub }) => hub !== undefined)?.hub;
  if (typed !== undefined || context.config?.hub !== undefined || known === undefined) {
    return await findHub(context, client, typed);
  }
  return await hubs.get(client, known);
}
