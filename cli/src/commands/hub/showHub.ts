import type { Client } from "@cairn/sdk";
import { accreditation, nameOfKind, namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { paint } from "../../output/paint.ts";
import { table } from "../../output/table.ts";
import { visible } from "../../print/visible.ts";
import { definitionsOf } from "../../reads/definitionsOf.ts";
import { inPages } from "../../reads/inPages.ts";
import type { PublicDocument } from "../../reads/publicDocument.ts";
import { publicDocument } from "../../reads/publicDocument.ts";
import type { StaffList } from "../../reads/staffOfHub.ts";
import { staffOfHub } from "../../reads/staffOfHub.ts";
import { findHub } from "../../values/hub.ts";
import { kindsText } from "../../values/kinds.ts";
import { HUB_STATES, PERIOD_STATES } from "../../values/states.ts";
import { chainTime, timeText } from "../../values/time.ts";
import { definitionTable } from "../define/definitionTable.ts";
import { hubTexts as say } from "./texts.ts";

/** `cairn hub show [hub]`. */
export function showHubCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "show [hub]",
    about: say.showAbout,
    examples: [
      ["cairn hub show", say.showExample],
      ['cairn hub show "Riverside School" --json', say.showOtherExample],
    ],
  });
  return onRun(cli, command, async (context, { args: [typed] }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const now = await chainTime(client);
      const found = await findHub(context, client, typed);
      const { periods: _count, newest: _newest, accredited: _accredited, ...facts } = found;
      const state = accreditation.stateOfHub({ hub: found, now });
      const profile = await publicDocument(client, found.profile);
      const staff = await staffOfHub(context, client, { hub: found.id, now });
      const periods = await periodsOf(client, { hub: found, now });
      const definitions = await definitionsOf(client, found.id);
      const parts = [
        factTable(context, { ...facts, state, published: profile }),
        `${title(context, say.staffTitle)}\n${staffText(context, staff)}`,
        `${title(context, say.periodsTitle)}\n${periodText(context, periods)}`,
        `${title(context, say.definitionsTitle)}\n${
          definitions.length === 0 ? context.say(say.noDefinitions) : definitionTable(context, definitions)
        }`,
      ];
      return {
        data: {
          hub: { ...facts, state },
          profile: profile.document ?? null,
          profileFault: profile.fault,
          staff,
          periods: periods.map((period) => ({ ...period, kinds: namesOfKinds(period.kinds) })),
          definitions: definitions.map(({ kind, ...rest }) => ({ ...rest, kind: nameOfKind(kind) })),
        },
        text: parts.join("\n\n"),
      };
    });
  });
}

type Facts = Omit<Awaited<ReturnType<typeof findHub>>, "periods" | "newest" | "accredited"> & {
  readonly state: accreditation.HubState;
  readonly published: PublicDocument;
};

function factTable(context: Context, facts: Facts): string {
  const { id, name, state, admin, adminSince, registeredAt, pendingAdmin, closedAt, published } = facts;
  const changedHands = adminSince > registeredAt;
  const { url } = published.document ?? {};
  const rows: (readonly [keyof typeof say, string])[] = [
    ["id", `${id}`],
    ["name", name],
    ["state", context.say(HUB_STATES[state])],
    ["admin", changedHands ? context.say(say.adminSince, { admin, time: timeText(adminSince) }) : admin],
    ...(pendingAdmin === null ? [] : ([["offeredTo", pendingAdmin]] as const)),
    ["registeredAt", timeText(registeredAt)],
    ...(closedAt === null ? [] : ([["closedAt", timeText(closedAt)]] as const)),
    ...(typeof url === "string" ? ([["web", visible(url)]] as const) : []),
    ["profile", profileText(context, facts)],
  ];
  return table(rows.map(([label, value]) => [say[label][context.language], value]));
}

function profileText(context: Context, { profile, published }: Facts): string {
  const { fault } = published;
  if (fault === null) return profile;
  return fault === "CONTENT_NOT_FOUND"
    ? context.say(say.profileMissing)
    : context.say(say.profileUnread, { code: fault });
}

type PeriodRow = Awaited<ReturnType<typeof periodsOf>>[number];

async function periodsOf(
  client: Client,
  { hub, now }: { hub: Awaited<ReturnType<typeof findHub>>; now: Parameters<typeof timeText>[0] & number },
) {
  const all = await inPages(
    async (first, count) => await accreditation.periods(client, { hub: hub.id, first, count }),
  );
  return all.map((period, index) => ({
    index,
    state: accreditation.stateOfPeriod({ period, index, hub, now }),
    ...period,
  }));
}

function periodText(context: Context, periods: readonly PeriodRow[]): string {
  if (periods.length === 0) return context.say(say.neverAccredited);
  const header = [say.state, say.from, say.until, say.kinds, say.accreditor].map((text) => context.say(text));
  const rows = periods.map(({ state, from, end, kinds, accreditor }) => [
    context.say(PERIOD_STATES[state]),
    timeText(from),
    timeText(end),
    kindsText(context, kinds),
    accreditor,
  ]);
  return table([header, ...rows]);
}

function staffText(context: Context, { complete, members }: StaffList): string {
  const header = [say.account, say.roles, say.from, say.until, say.state].map((text) => context.say(text));
  const rows = members.map(({ account, roles, from, until, standing }) => [
    account,
    roles.join(", "),
    timeText(from),
    timeText(until),
    context.say(say[standing]),
  ]);
  const list = rows.length === 0 ? context.say(say.noStaff) : table([header, ...rows]);
  return complete ? list : `${list}\n${context.say(say.staffPartly)}`;
}

function title(context: Context, text: { readonly en: string; readonly es: string }): string {
  return paint(text[context.language], "strong", context.colour);
}
