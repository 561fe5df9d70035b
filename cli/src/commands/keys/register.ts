import { hubs } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { keyMeant, keyState } from "../../credentials/chainKeys.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime, timeText } from "../../values/time.ts";
import { sendPlanned } from "./sendPlanned.ts";
import { keysTexts as say } from "./texts.ts";
import type { WindowOptions } from "./window.ts";
import { wantedWindow } from "./window.ts";

/** Options of commands that change what the chain has of a key. */
export interface SendOptions {
  readonly hub?: string;
  readonly dryRun?: boolean;
}

/** `cairn keys register <key>`. */
export function registerKeyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "register <key>",
    about: say.registerAbout,
    examples: [
      ["cairn keys register badges", say.registerExample],
      ["cairn keys register badges --from 2027-01-01 --until 2029-01-01", say.registerWindowExample],
    ],
  })
    .option("--from <date>", cli.say(say.fromOption))
    .option("--until <date>", cli.say(say.untilOption))
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<SendOptions & WindowOptions>(
    cli,
    command,
    async (context, { args: [typed = ""], options }) => {
      const key = await keyMeant(context, typed);
      return await onNetwork(context, "writes", async (network) => {
        const { client } = network;
        const { id: hub, name } = await findHub(context, client, options.hub);
        const { keyHash, multibase, multikey, type } = key;
        const base = { hub, key: key.name, type, multibase, keyHash };
        const before = await hubs.keyOf(client, { hub, keyHash });
        if (before !== null) {
          const state = keyState(before, await comingTime(client));
          if (state === "over" || state === "compromised") {
            throw new WordedError("INVALID_ARGUMENT", {
              message: context.say(state === "over" ? say.wasRetired : say.wasCompromised, { key: key.name }),
              details: { ...base, ...before },
              fix: context.say(say.onceFix),
            });
          }
          return {
            data: { ...base, ...before, changed: false, transactions: [] },
            text: context.say(say.registeredAlready, {
              key: key.name,
              from: timeText(before.from),
              until: timeText(before.until),
            }),
          };
        }
        const window = await wantedWindow(context, network, options);
        const times = { from: timeText(window.from), until: timeText(window.until) };
        const data = { ...base, ...window };
        return await sendPlanned(context, network, {
          action: hubs.addKey(client, { hub, multikey, ...window }),
          preview: context.say(say.registerPreview, { key: key.name, type, multibase, hub, name, ...times }),
          dryRun: options.dryRun === true,
          data,
          done: (sent) => ({
            data: { ...data, changed: true, transactions: transactionsOf(sent) },
            text: context.say(say.registered, { key: key.name, ...times }),
          }),
        });
      });
    },
  );
}
