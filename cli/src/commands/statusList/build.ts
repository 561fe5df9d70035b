import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { wholeNumber } from "../../input/wholeNumber.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { changeTable } from "../../publishing/changeTable.ts";
import type { PublishingOptions } from "../../publishing/openPublishing.ts";
import { openPublishing, signingKeyAt } from "../../publishing/openPublishing.ts";
import { makeLists } from "../../publishing/statusLists.ts";
import { publishingTexts } from "../../publishing/texts.ts";
import { writePublished } from "../../publishing/writePublished.ts";
import { timeText } from "../../values/time.ts";
import { statusListTexts as say } from "./texts.ts";

interface Options extends PublishingOptions {
  readonly cohorts?: string;
  readonly ttl?: string;
}

const TTL_SECONDS = 300;

/** `cairn status-list build <folder>`. */
export function buildStatusListCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "build <folder>",
    about: say.buildAbout,
    examples: [["cairn status-list build public", say.buildExample]],
  })
    .option("--hub <hub>", cli.say(publishingTexts.hubOption))
    .option("--block <number>", cli.say(publishingTexts.blockOption))
    .option("--cohorts <folder>", cli.say(publishingTexts.cohortsOption))
    .option("--ttl <seconds>", cli.say(publishingTexts.ttlOption));
  return onRun<Options>(cli, command, async (context, { args: [folder = ""], options }) => {
    const ttlSeconds = wholeNumber(context, { option: "ttl", typed: options.ttl, usual: TTL_SECONDS });
    return await onNetwork(context, "reads", async ({ client }) => {
      const publishing = await openPublishing(context, client, options);
      const key = await signingKeyAt(context, publishing);
      const { revoked, lists } = await makeLists(context, publishing, {
        key,
        cohorts: options.cohorts ?? "cohorts",
        ttlSeconds,
      });
      const files = await writePublished(context, folder, lists);
      const { hub, did, block, hash, time } = publishing;
      return {
        data: { folder, hub: hub.id, did, block, hash, time, files, lists: lists.length, revoked },
        text: [
          changeTable(context, files),
          "",
          context.say(say.built, { lists: lists.length, revoked, block, time: timeText(time) }),
        ].join("\n"),
      };
    });
  });
}
