import { accreditation, namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { table } from "../../output/table.ts";
import { allHubs } from "../../values/hub.ts";
import { kindsText } from "../../values/kinds.ts";
import { HUB_STATES } from "../../values/states.ts";
import { chainTime, timeText } from "../../values/time.ts";
import { hubTexts as say } from "./texts.ts";

/** `cairn hub list`. */
export function listHubsCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "list",
    about: say.listAbout,
    examples: [["cairn hub list --accredited", say.listExample]],
  }).option("--accredited", cli.say(say.accreditedOption));
  return onRun<{ accredited?: boolean }>(cli, command, async (context, { options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const now = await chainTime(client);
      const hubs = (await allHubs(client)).map((hub) => {
        const state = accreditation.stateOfHub({ hub, now });
        const stands = state === "accredited" || state === "suspended" ? hub.newest : null;
        return { ...hub, state, stands };
      });
      const shown = hubs.filter(({ state }) => options.accredited !== true || state === "accredited");
      const rows = shown.map(({ id, name, state, stands }) => [
        `${id}`,
        name,
        context.say(HUB_STATES[state]),
        timeText(stands?.until ?? null),
        stands === null ? "" : kindsText(context, stands.kinds),
      ]);
      const header = [say.id, say.name, say.state, say.until, say.kinds].map((text) => context.say(text));
      return {
        data: {
          hubs: shown.map(({ id, name, admin, state, stands, registeredAt, closedAt }) => ({
            id,
            name,
            admin,
            state,
            until: stands?.until ?? null,
            kinds: stands === null ? [] : namesOfKinds(stands.kinds),
            registeredAt,
            closedAt,
          })),
        },
        text: rows.length === 0 ? context.say(say.noHubs) : table([header, ...rows]),
      };
    });
  });
}
