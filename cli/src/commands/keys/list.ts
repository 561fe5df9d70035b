import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import type { KeyState, KnownKey } from "../../credentials/chainKeys.ts";
import { knownKeys } from "../../credentials/chainKeys.ts";
import { hubIssuer } from "../../credentials/hubIssuer.ts";
import type { Text } from "../../messages/text.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { table } from "../../output/table.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime, timeText } from "../../values/time.ts";
import { isInUse } from "./retire.ts";
import { keysTexts as say } from "./texts.ts";

const STATES: Readonly<Record<KeyState, Text>> = {
  unregistered: say.stateUnregistered,
  later: say.stateLater,
  valid: say.stateValid,
  over: say.stateOver,
  compromised: say.stateCompromised,
};

/** `cairn keys list`. */
export function listAssertionKeysCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "list",
    about: say.listAbout,
    examples: [["cairn keys list", say.listExample]],
  }).option("--hub <hub>", cli.say(say.hubOption));
  return onRun<{ hub?: string }>(cli, command, async (context, { options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const { id: hub, name } = await findHub(context, client, options.hub);
      const issuer = await hubIssuer(context);
      const { complete, keys } = await knownKeys(context, client, {
        hub,
        issuer,
        time: await comingTime(client),
      });
      const entries = keys.map(({ window, ...key }) => ({
        ...key,
        isDefault: key.name !== null && isInUse(context, key.name),
        from: window?.from ?? null,
        until: window?.until ?? null,
        compromisedSince: window?.compromisedSince ?? null,
      }));
      const text = [
        context.say(say.listTitle, { hub, name }),
        keys.length === 0 ? context.say(say.noKeys) : keyTable(context, keys),
        ...(complete ? [] : [context.say(say.partly)]),
      ];
      return { data: { hub, url: issuer.url ?? null, complete, keys: entries }, text: text.join("\n") };
    });
  });
}

function keyTable(context: Context, keys: readonly KnownKey[]): string {
  const header = [say.name, say.type, say.state, say.from, say.until, say.publicKey].map((text) =>
    context.say(text),
  );
  const rows = keys.map(({ name, type, state, window, multibase }) => {
    const shown = name === null ? context.say(say.elsewhere) : name;
    const since = window?.compromisedSince ?? null;
    return [
      name !== null && isInUse(context, name) ? `${shown} ✔` : shown,
      type,
      since === null
        ? context.say(STATES[state])
        : context.say(say.compromisedSince, { since: timeText(since) }),
      timeText(window?.from ?? null),
      timeText(window?.until ?? null),
      multibase,
    ];
  });
  return table([header, ...rows]);
}
