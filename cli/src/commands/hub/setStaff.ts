import type { Client, HubId, UnixTime } from "@cairn/sdk";
import { hubs, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import { sendAction, transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import type { Person } from "../../values/person.ts";
import { parsePerson } from "../../values/person.ts";
import { parseRoles } from "../../values/roles.ts";
import { chainTime, parseTime, timeText } from "../../values/time.ts";
import { hubTexts as say } from "./texts.ts";

interface Options {
  readonly hub?: string;
  readonly roles?: string;
  readonly from?: string;
  readonly until?: string;
  readonly remove?: boolean;
}

/** `cairn hub staff <account>`. */
export function setStaffCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "staff <account>",
    about: say.staffAbout,
    examples: [
      [
        "cairn hub staff 0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc --roles ISSUE,REVOKE --until +1y",
        say.staffExample,
      ],
      ["cairn hub staff 0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc --remove", say.staffRemoveExample],
    ],
  })
    .option("--roles <roles>", cli.say(say.rolesOption))
    .option("--until <date>", cli.say(say.untilOption))
    .option("--from <date>", cli.say(say.fromOption))
    .option("--remove", cli.say(say.removeOption))
    .option("--hub <hub>", cli.say(say.hubOption));
  return onRun<Options>(cli, command, async (context, { args: [typed = ""], options }) => {
    return await onNetwork(context, "writes", async (network) => {
      const { client } = network;
      const { id: hub, name } = await findHub(context, client, options.hub);
      const person = await parsePerson(context, client, typed);
      const { account } = person;
      const staff = wanted(context, options, await chainTime(client));
      const { roles, from, until } = staff;
      const data = { hub, account, isContract: person.isContract, ...staff };
      if (await stands(client, { hub, account, ...staff, isFromNow: options.from === undefined })) {
        return {
          data: { ...data, changed: false, transactions: [] },
          text: context.say(say.staffSame, { account }),
        };
      }
      const sent = await sendAction(context, network, {
        action: hubs.setStaff(client, { hub, account, roles, from, until }),
        preview: previewOf(context, person, { hub, name, ...staff }),
      });
      const text =
        roles.length === 0
          ? context.say(say.removed, { account })
          : context.say(say.appointed, { account, roles: roles.join(", "), until: timeText(until) });
      return { data: { ...data, changed: true, transactions: transactionsOf(sent) }, text };
    });
  });
}

/** What the options ask for; no role to remove somebody. */
function wanted(context: Context, options: Options, now: UnixTime): hubs.Staff {
  const { roles, from, until, remove } = options;
  const fail = (message: keyof typeof say, fix: keyof typeof say) => {
    const { language } = context;
    throw new WordedError("INVALID_ARGUMENT", { message: say[message][language], fix: say[fix][language] });
  };
  if (remove === true) {
    if (roles !== undefined || until !== undefined || from !== undefined)
      fail("staffBoth", "staffMissingFix");
    return { roles: [], from: unixTime(0), until: unixTime(0) };
  }
  if (roles === undefined || until === undefined) return fail("staffMissing", "staffMissingFix");
  const staff = {
    roles: parseRoles(context, roles),
    from: from === undefined ? now : parseTime(context, { value: from, option: "--from", now }),
    until: parseTime(context, { value: until, option: "--until", now }),
  };
  if (staff.until <= staff.from || staff.until <= now) fail("windowWrong", "windowFix");
  return staff;
}

/** Whether the account has just that already: then a repeated command changes nothing. */
async function stands(
  client: Client,
  args: hubs.Staff & { hub: HubId; account: Person["account"]; isFromNow: boolean },
): Promise<boolean> {
  const { hub, account, roles, from, until, isFromNow } = args;
  const now = await hubs.staffOf(client, { hub, account });
  const sameRoles = now.roles.length === roles.length && roles.every((role) => now.roles.includes(role));
  return sameRoles && now.until === until && (isFromNow ? now.from <= from : now.from === from);
}

function previewOf(
  context: Context,
  { account, isContract }: Person,
  staff: hubs.Staff & { hub: HubId; name: string },
): string {
  const { hub, name, roles, from, until } = staff;
  if (roles.length === 0) return context.say(say.removePreview, { account, hub, name });
  const window = { from: timeText(from), until: timeText(until) };
  const preview = context.say(say.staffPreview, { account, hub, name, roles: roles.join(", "), ...window });
  return isContract ? `${preview}\n${context.say(say.contractWarning)}` : preview;
}
