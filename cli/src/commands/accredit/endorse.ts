import type { Address, Client, hubs, json } from "@cairn/sdk";
import type { Did } from "@cairn/sdk/credentials";
import { checkEndorsement, didOfProfile, endorsementOf, issue } from "@cairn/sdk/credentials";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { issuerDid } from "../../credentials/hubIssuer.ts";
import { openAssertionKey } from "../../credentials/openAssertionKey.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { requireFree, writeNew } from "../../presenting/newFiles.ts";
import { accreditorProfile } from "../../reads/accreditorProfile.ts";
import { publicDocument } from "../../reads/publicDocument.ts";
import { findHub } from "../../values/hub.ts";
import { chainTime, timeText } from "../../values/time.ts";
import { requireAccredited } from "./requireAccredited.ts";
import { accreditTexts as say } from "./texts.ts";

interface Options {
  readonly out?: string;
  readonly comment?: string;
}

/** `cairn accredit endorse <hub>`. */
export function endorseCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "endorse <hub>",
    about: say.endorseAbout,
    examples: [["cairn accredit endorse 7", say.endorseExample]],
  })
    .option("--out <file>", cli.say(say.endorseOutOption))
    .option("--comment <text>", cli.say(say.commentOption));
  return onRun<Options>(cli, command, async (context, { args: [typed], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const now = await chainTime(client);
      const hub = await findHub(context, client, typed);
      const period = requireAccredited(context, hub, now);
      const file = options.out ?? `endorsement-hub-${hub.id}.json`;
      await requireFree(context, [file]);
      const subject = await didOfHub(context, client, hub);
      const key = await openAssertionKey(context, "key");
      const issuer = {
        did: issuerDid(context, key),
        profile: await accreditorProfile(client, period.accreditor),
      };
      const unsigned = endorsementOf({
        deployment: client.deployment,
        hub,
        index: hub.periods - 1,
        period,
        subject,
        issuer,
        ...(options.comment === undefined ? {} : { comment: options.comment }),
      });
      const endorsement = await issue(unsigned, { key, now });
      await requireStanding(context, client, { endorsement, hub, subject, accreditor: period.accreditor });
      await writeNew(context, [[file, `${JSON.stringify(endorsement, null, 2)}\n`]]);
      const { id, name } = hub;
      return {
        data: { file, hub: id, name, subject, issuer: issuer.did, from: period.from, until: period.until },
        text: context.say(say.endorsed, { file, did: subject, hub: id, name, until: timeText(period.until) }),
      };
    });
  });
}

/** The DID that the hub itself named on the chain: an accreditor endorses no other. */
async function didOfHub(context: Context, client: Client, hub: hubs.HubSummary): Promise<Did> {
  const { document } = await publicDocument(client, hub.profile);
  const did = document === undefined ? null : didOfProfile(document);
  if (did !== null) return did;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noHubDid, { hub: hub.id, name: hub.name }),
    details: { hub: hub.id },
    fix: context.say(say.noHubDidFix),
  });
}

/** Whoever takes the endorsement checks it so; one that would be refused is not written. */
async function requireStanding(
  context: Context,
  client: Client,
  parts: { endorsement: json.JsonObject; hub: hubs.HubSummary; subject: Did; accreditor: Address },
): Promise<void> {
  const { endorsement, hub, subject, accreditor } = parts;
  const checked = await checkEndorsement(client, { endorsement, hub: hub.id, did: subject, web: false });
  if (checked.stands) return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notEndorsed, { reason: checked.message }),
    details: { hub: hub.id, code: checked.code },
    fix: context.say(say.notEndorsedFix, { account: accreditor }),
  });
}
