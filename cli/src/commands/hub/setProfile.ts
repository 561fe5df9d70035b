import type { json } from "@cairn/sdk";
import { content, hubs } from "@cairn/sdk";
import { didWeb, publicProfile } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { requireUrl } from "../../credentials/hubIssuer.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { readDocument } from "../../values/document.ts";
import { findHub } from "../../values/hub.ts";
import { hubTexts as say } from "./texts.ts";

/** `cairn hub profile [document]`. */
export function setProfileCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "profile [document]",
    about: say.setProfileAbout,
    examples: [
      ["cairn hub profile", say.setProfileExample],
      ["cairn hub profile school.json", say.setProfileFileExample],
    ],
  }).option("--hub <hub>", cli.say(say.hubOption));
  return onRun<{ hub?: string }>(cli, command, async (context, { args: [file], options }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { id: hub, name, profile: standing } = await findHub(context, client, options.hub);
      const document =
        file === undefined
          ? await content.fetchDocument({ store: client.content, hash: standing })
          : await readDocument(context, file);
      const profile = withDid(context, document, file === undefined);
      const { hash } = content.encode(profile);
      if (hash === standing) {
        return {
          data: { hub, name, profile, hash, changed: false, transactions: [] },
          text: context.say(say.profileSame, { hub }),
        };
      }
      const sent = await sendAction(context, network, {
        action: hubs.setProfile(client, { hub, profile }),
        preview: context.say(say.profilePreview, { hub, name, profile: JSON.stringify(profile, null, 2) }),
      });
      return {
        data: { hub, name, profile, hash, changed: true, transactions: transactionsOf(sent) },
        text: context.say(say.profileSet, { hub, hash }),
      };
    });
  });
}

/** The document with the DID of the configuration, unless a file says another id; an Open Badges `Profile` in any case. */
function withDid(context: Context, document: json.JsonObject, isStanding: boolean): json.JsonObject {
  const url = isStanding ? requireUrl(context) : context.config?.credentials?.url;
  const own = isStanding ? undefined : document.id;
  const id = own ?? (url === undefined ? undefined : didWeb(url));
  const profile = { ...document, type: ["Profile"], ...(id === undefined ? {} : { id }) };
  publicProfile({ document: profile, did: "did:web:checked.invalid", endorsements: [] });
  return profile;
}
