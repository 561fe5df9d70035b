import { hubs } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { keyMeant, requireWindow } from "../../credentials/chainKeys.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { chainTime, parseTime, timeText } from "../../values/time.ts";
import type { SendOptions } from "./register.ts";
import { isInUse } from "./retire.ts";
import { sendPlanned } from "./sendPlanned.ts";
import { keysTexts as say } from "./texts.ts";

/** `cairn keys compromised <key>`. */
export function compromisedCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "compromised <key>",
    about: say.compromisedAbout,
    examples: [
      ["cairn keys compromised badges", say.compromisedExample],
      ["cairn keys compromised badges --since 2026-05-04", say.compromisedSinceExample],
    ],
  })
    .option("--since <date>", cli.say(say.sinceOption))
    .option("--hub <hub>", cli.say(say.hubOption))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<SendOptions & { since?: string }>(
    cli,
    command,
    async (context, { args: [typed = ""], options }) => {
      const key = await keyMeant(context, typed);
      return await onNetwork(context, "writes", async (network) => {
        const { client } = network;
        const { id: hub, name } = await findHub(context, client, options.hub);
        const { keyHash, multibase, type } = key;
        const base = { hub, key: key.name, type, multibase, keyHash };
        const { compromisedSince } = await requireWindow(client, { hub, key });
        const now = await chainTime(client);
        const since =
          options.since === undefined
            ? now
            : parseTime(context, { value: options.since, option: "--since", now });
        if (compromisedSince !== null && (options.since === undefined || compromisedSince <= since)) {
          return {
            data: { ...base, compromisedSince, changed: false, transactions: [] },
            text: context.say(say.compromisedAlready, { key: key.name, since: timeText(compromisedSince) }),
          };
        }
        const times = { key: key.name, since: timeText(since) };
        const preview = context.say(say.compromisedPreview, { ...times, multibase, hub, name });
        const next = context.say(isInUse(context, key.name) ? say.compromisedNextUsed : say.compromisedNext, {
          key: key.name,
        });
        return await sendPlanned(context, network, {
          action: hubs.compromiseKey(client, { hub, keyHash, since }),
          preview,
          final: true,
          dryRun: options.dryRun === true,
          data: { ...base, compromisedSince: since },
          done: (sent) => ({
            data: { ...base, compromisedSince: since, changed: true, transactions: transactionsOf(sent) },
            text: `${context.say(say.compromisedDone, times)}\n${next}`,
          }),
        });
      });
    },
  );
}
