import type { Client, UnixTime } from "@cairn/sdk";
import { accreditation, namesOfKinds, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { startProgress } from "../../output/progress.ts";
import { table } from "../../output/table.ts";
import { dateText, numberText, timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { findHub } from "../../values/hub.ts";
import { kindsText } from "../../values/kinds.ts";
import { HUB_STATES } from "../../values/states.ts";
import { cohortFolders, DEFAULT_FOLDER } from "./cohortFolders.ts";
import type { CohortState } from "./cohortState.ts";
import { cohortState } from "./cohortState.ts";
import { statusTexts as say } from "./texts.ts";

/** `cairn status [folder…]`. */
export function statusCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "status [folder...]",
    about: say.about,
    examples: [
      ["cairn status", say.example],
      ["cairn status cohorts/algebra", say.exampleOne],
      ["cairn status --json", say.exampleJson],
    ],
  });
  return onRun(cli, command, async (context, { args: named }) => {
    const folders = await cohortFolders(context, named);
    return await onNetwork(context, "reads", async ({ client }) => {
      const block = await client.provider.getBlock("latest");
      const now = unixTime(block?.timestamp ?? new Date());
      const network = await networkPart(context, client, { block: block?.number ?? 0, now });
      const hub = await hubPart(context, client, now);
      const states = await statesOf(context, client, folders);
      return {
        data: { network: network.data, hub: hub.data, cohorts: states },
        text: `${network.text}\n${hub.text}\n\n${cohortsText(context, { states, named })}`,
      };
    });
  });
}

async function networkPart(
  context: Context,
  { deployment }: Client,
  { block, now }: { block: number; now: UnixTime },
): Promise<Outcome> {
  const { name, chainId } = deployment;
  const time = timeText(now, context.language);
  return {
    data: { name, chainId, block, time: now },
    text: context.say(say.network, { name: visible(name), chainId, block, time }),
  };
}

async function hubPart(
  context: Context,
  client: Client,
  now: UnixTime,
): Promise<{ data: object | null; text: string }> {
  if (context.config?.hub === undefined) return { data: null, text: context.say(say.noHub) };
  const hub = await findHub(context, client, undefined);
  const { id, name, newest } = hub;
  const state = accreditation.stateOfHub({ hub, now });
  const word = context.say(HUB_STATES[state]);
  const period = newest && { ...newest, kinds: namesOfKinds(newest.kinds) };
  const said =
    newest === null || state !== "accredited"
      ? word
      : context.say(say.period, {
          state: word,
          until: dateText(newest.end, context.language),
          kinds: kindsText(context, newest.kinds),
          accreditor: newest.accreditor,
        });
  return {
    data: { id, name, state, accreditation: period },
    text: context.say(say.hub, { name: visible(name), id, state: said }),
  };
}

async function statesOf(
  context: Context,
  client: Client,
  folders: readonly string[],
): Promise<CohortState[]> {
  const total = folders.length;
  const progress =
    total > 1 ? startProgress({ ...context, what: context.say(say.reading), total }) : undefined;
  const states: CohortState[] = [];
  try {
    for (const [place, folder] of folders.entries()) {
      context.signal.throwIfAborted();
      const state = await cohortState(context, client, folder);
      if (state !== undefined) states.push(state);
      progress?.update(place + 1);
    }
    return states;
  } finally {
    progress?.stop();
  }
}

function cohortsText(
  context: Context,
  { states, named }: { states: readonly CohortState[]; named: readonly string[] },
): string {
  if (states.length === 0) {
    const folders = named.length === 0 ? [DEFAULT_FOLDER] : named;
    return context.say(say.none, { folders: visible(folders.join(", ")) });
  }
  const head = [say.cohort, say.mode, say.records, say.attested, say.delivered, say.next];
  const rows = states.map((state) => [
    visible(state.folder),
    state.mode ?? "",
    state.size === null ? "" : numberText(state.size, context.language),
    attestedText(context, state),
    context.say(state.delivered ? say.yes : say.no),
    nextText(context, state),
  ]);
  return table([head.map((text) => context.say(text)), ...rows]);
}

function attestedText(context: Context, state: CohortState): string {
  const { mode, attested, attestedAt, tokens, revokedTokens, revoked, next, size } = state;
  if (next === "restore") return context.say(say.broken);
  if (next === "openOther") return context.say(say.otherNetwork);
  if (revoked) return context.say(say.revoked);
  let text: string = context.say(say.no);
  if (mode === "mint" && !attested && tokens)
    text = context.say(say.partly, { count: tokens, size: size ?? 0 });
  if (attested && attestedAt !== null) {
    const date = dateText(attestedAt, context.language);
    text = context.say(mode === "sign" ? say.signed : say.on, { date });
  }
  if (mode !== "mint" && tokens) text = context.say(say.claimed, { text, count: tokens });
  return revokedTokens ? context.say(say.someRevoked, { text, count: revokedTokens }) : text;
}

function nextText(context: Context, { next, folder, table: file, error }: CohortState): string {
  const name = visible(file ?? "<table>");
  switch (next) {
    case "issue":
      return context.say(say.issueNext, { table: name });
    case "issueAgain":
      return context.say(say.issueAgain, { table: name });
    case "deliver":
      return context.say(say.deliver, { folder: visible(folder) });
    case "restore":
      return context.say(say.restore, { reason: visible(error?.message ?? "") });
    case "openOther":
      return context.say(say.openOther);
    case "none":
      return "";
  }
}
