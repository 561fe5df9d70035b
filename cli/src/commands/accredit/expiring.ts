import { accreditation, address, namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { table } from "../../output/table.ts";
import { allHubs } from "../../values/hub.ts";
import { kindsText } from "../../values/kinds.ts";
import { HUB_STATES } from "../../values/states.ts";
import { chainTime, parseTime, timeText } from "../../values/time.ts";
import { accreditTexts as say } from "./texts.ts";

const DAY = 86_400;

interface Options {
  readonly within: string;
  readonly accreditor?: string;
}

/** `cairn accredit expiring`. */
export function expiringCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "expiring",
    about: say.expiringAbout,
    examples: [
      ["cairn accredit expiring --within 26w", say.expiringExample],
      [
        "cairn accredit expiring --accreditor 0x70997970C51812dc3A010C7d01b50e0d17dc79C8 --json",
        say.expiringMineExample,
      ],
    ],
  })
    .option("--within <time>", cli.say(say.withinOption), "90d")
    .option("--accreditor <account>", cli.say(say.accreditorOption));
  return onRun<Options>(cli, command, async (context, { options }) => {
    const accreditor = options.accreditor === undefined ? undefined : address(options.accreditor);
    return await onNetwork(context, "reads", async ({ client }) => {
      const now = await chainTime(client);
      const value = `+${options.within.replace(/^\+/, "")}`;
      const before = parseTime(context, { value, option: "--within", now });
      const ending = (await allHubs(client))
        .flatMap((hub) => {
          const state = accreditation.stateOfHub({ hub, now });
          const stands = state === "accredited" || state === "suspended";
          return stands && hub.newest !== null ? [{ hub, state, period: hub.newest }] : [];
        })
        .filter(({ period }) => period.until <= before)
        .filter(({ period }) => accreditor === undefined || period.accreditor === accreditor)
        .sort((one, other) => one.period.until - other.period.until);
      const header = [say.until, say.days, say.hub, say.name, say.state, say.kinds, say.accreditor];
      const daysTo = (until: number) => Math.floor((until - now) / DAY);
      const rows = ending.map(({ hub, state, period }) => [
        timeText(period.until),
        `${daysTo(period.until)}`,
        `${hub.id}`,
        hub.name,
        context.say(HUB_STATES[state]),
        kindsText(context, period.kinds),
        period.accreditor,
      ]);
      return {
        data: {
          asOf: now,
          before,
          hubs: ending.map(({ hub, state, period }) => ({
            hub: hub.id,
            name: hub.name,
            admin: hub.admin,
            state,
            until: period.until,
            daysLeft: daysTo(period.until),
            kinds: namesOfKinds(period.kinds),
            accreditor: period.accreditor,
          })),
        },
        text:
          rows.length === 0
            ? context.say(say.noneExpires, { time: timeText(before) })
            : table([header.map((text) => context.say(text)), ...rows]),
      };
    });
  });
}
