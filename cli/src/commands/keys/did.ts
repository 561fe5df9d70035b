import type { json } from "@cairn/sdk";
import { didDocument, didKey, didWeb, hubDidDocument } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { knownKeys } from "../../credentials/chainKeys.ts";
import { hubIssuer } from "../../credentials/hubIssuer.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime } from "../../values/time.ts";
import { keysTexts as say } from "./texts.ts";

/** `cairn keys did`. */
export function didCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "did",
    about: say.didAbout,
    examples: [["cairn keys did", say.didExample]],
  }).option("--hub <hub>", cli.say(say.hubOption));
  return onRun<{ hub?: string }>(cli, command, async (context, { options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const { signal } = context;
      const { id: hub } = await findHub(context, client, options.hub);
      const issuer = await hubIssuer(context);
      const { keys } = await knownKeys(context, client, { hub, issuer, time: await comingTime(client) });
      const own = keys.filter(({ window }) => window !== null && window.compromisedSince === null);
      if (own.length === 0) {
        throw new WordedError("INVALID_ARGUMENT", {
          message: context.say(say.noneRegistered),
          details: { hub },
          fix: context.say(say.noneRegisteredFix),
        });
      }
      const documents: json.JsonObject[] =
        issuer.url === undefined
          ? own.map((key) => didDocument({ did: didKey(key), keys: [key] }))
          : [await hubDidDocument(client, { hub, did: didWeb(issuer.url), signal })];
      return {
        data: { hub, documents },
        text: documents.map((document) => JSON.stringify(document, null, 2)).join("\n"),
      };
    });
  });
}
