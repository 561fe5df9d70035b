import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { changeTable } from "../../publishing/changeTable.ts";
import { openPublishing, signingKeyAt } from "../../publishing/openPublishing.ts";
import type { PublishingOptions } from "../../publishing/options.ts";
import { withPublishingOptions } from "../../publishing/options.ts";
import { makeLists } from "../../publishing/statusLists.ts";
import { writePublished } from "../../publishing/writePublished.ts";
import { timeText } from "../../values/time.ts";
import { statusListTexts as say } from "./texts.ts";

/** `cairn status-list build <folder>`. */
export function buildStatusListCommand(cli: Cli): Command {
  const plain = makeCommand(cli, {
    name: "build <folder>",
    about: say.buildAbout,
    examples: [["cairn status-list build public", say.buildExample]],
  });
  const command = withPublishingOptions(cli, plain);
  return onRun<PublishingOptions>(cli, command, async (context, { args: [folder = ""], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const publishing = await openPublishing(context, client, options);
      const key = await signingKeyAt(context, publishing);
      const { revoked, lists } = await makeLists(context, publishing, key);
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
