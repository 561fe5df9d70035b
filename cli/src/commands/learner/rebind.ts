import type { AchievementId, achievement, Client } from "@cairn/sdk";
import { achievements, learners, records } from "@cairn/sdk";
import type { Command } from "commander";
import type { TransactionReceipt } from "ethers";
import { bringRecords } from "../../actions/bringRecords.ts";
import type { RelayOption } from "../../actions/byRelay.ts";
import { byRelay, withRelayOption } from "../../actions/byRelay.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { checkDeployment } from "../../record/checkDeployment.ts";
import { loadRecords } from "../../record/loadRecords.ts";
import { parsePerson } from "../../values/person.ts";
import { learnerTexts as say } from "./texts.ts";

/** `cairn learner rebind <address|file…>`: brings tokens to where their learner's controller now is. */
export function rebindCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "rebind <address|file...>",
    about: say.rebindAbout,
    examples: [
      ["cairn learner rebind 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", say.rebindAddress],
      ["cairn learner rebind records/", say.rebindExample],
    ],
  });
  withRelayOption(cli, command);
  return onRun<RelayOption>(cli, command, async (context, { args, options }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { isLocal } = network;
      const client = byRelay(network, options);
      const all = await recordsMeant(context, client, args);
      const owners = new Set<string>();
      for (const { learner } of all) owners.add(await learners.controllerOf(client, learner));
      const rebound: AchievementId[] = [];
      const receipts: TransactionReceipt[] = [];
      if (all.length > 0) {
        await achievements.rebind(client, { achievements: all }).estimateGas({ signal: context.signal });
        const values = { count: all.length, owners: [...owners].join(", ") };
        await confirm(context, { preview: context.say(say.rebindPreview, values), isLocal });
      }
      for await (const part of bringRecords(context, client, all)) {
        rebound.push(...part.ids);
        receipts.push(...part.receipts);
      }
      const transactions = receipts.map(({ hash, blockNumber: block, gasUsed }) => ({
        hash,
        block,
        gasUsed,
      }));
      return {
        data: { rebound, records: all.length, transactions },
        text: context.say(say.rebound, { count: rebound.length, all: all.length }),
      };
    });
  });
}

/** The records of files; or of an address those that are left behind. */
async function recordsMeant(
  context: Context,
  client: Client,
  names: readonly string[],
): Promise<achievement.Achievement[]> {
  const [first = "", ...others] = names;
  if (others.length === 0 && /^0x[0-9a-fA-F]{40}$/.test(first)) {
    const { account: learner } = await parsePerson(context, client, first);
    const left = await records.leftBehind(client, { learner, signal: context.signal });
    return left.map(({ achievement: attested }) => attested);
  }
  const loaded = await loadRecords(context, names);
  for (const { record } of loaded) checkDeployment(client, record);
  return loaded.map(({ record }) => record.achievement);
}
