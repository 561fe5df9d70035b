import type { Client, hubs, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation, content, namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { readDocument } from "../../values/document.ts";
import { findHub } from "../../values/hub.ts";
import { kindsText, parseKinds } from "../../values/kinds.ts";
import { HUB_STATES } from "../../values/states.ts";
import { chainTime, parseTime, timeText } from "../../values/time.ts";
import { isAccreditedSo } from "./isAccreditedSo.ts";
import { excessOf, mandateOf } from "./mandate.ts";
import { accreditTexts as say } from "./texts.ts";

interface Options {
  readonly kinds: string;
  readonly until: string;
  readonly evidence?: string;
}

/** `cairn accredit hub <hub>`. */
export function accreditHubCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "hub <hub>",
    about: say.hubAbout,
    examples: [
      ["cairn accredit hub 7 --kinds Course,Diploma --until 2030-06-30", say.hubExample],
      ["cairn accredit hub 7 --kinds all --until +3y --evidence report.json", say.hubEvidenceExample],
    ],
  })
    .requiredOption("--kinds <kinds>", cli.say(say.kindsOption))
    .requiredOption("--until <date>", cli.say(say.untilOption))
    .option("--evidence <file>", cli.say(say.evidenceOption));
  return onRun<Options>(cli, command, async (context, { args: [typed], options }) => {
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const now = await chainTime(client);
      const mandate = await mandateOf(context, client);
      const hub = await findHub(context, client, typed);
      const kinds = parseKinds(context, options.kinds, mandate.kinds);
      const until = parseTime(context, { value: options.until, option: "--until", now });
      const excess = excessOf(context, { mandate, kinds, until, now });
      if (excess !== undefined) {
        const { reason, fix } = excess;
        throw new WordedError("INVALID_ARGUMENT", {
          message: reason,
          details: { hub: hub.id, kinds: namesOfKinds(kinds), until },
          fix,
        });
      }
      const evidence = await evidenceOf(context, options.evidence);
      const data = {
        hub: hub.id,
        name: hub.name,
        kinds: namesOfKinds(kinds),
        until,
        evidence: evidence?.hash ?? null,
      };
      const values = {
        hub: hub.id,
        name: hub.name,
        kinds: kindsText(context, kinds),
        until: timeText(until),
      };
      if (isAccreditedSo({ hub, kinds, until, accreditor: mandate.account, now })) {
        return {
          data: { ...data, changed: false, transactions: [] },
          text: context.say(say.accreditedAlready, values),
        };
      }
      const { signal } = context;
      const action = accreditation.accredit(client, {
        hub: hub.id,
        kinds,
        until,
        ...(evidence === undefined ? {} : { evidence: evidence.hash }),
      });
      await action.estimateGas({ signal });
      await confirm(context, { preview: previewOf(context, { hub, kinds, until, now, evidence }), isLocal });
      if (evidence !== undefined) await publish(client, evidence, signal);
      const sent = await action.send({ signal });
      return {
        data: { ...data, changed: true, period: sent.result, transactions: transactionsOf(sent) },
        text: context.say(say.accredited, values),
      };
    });
  });
}

type Evidence = ReturnType<typeof content.encode>;

async function evidenceOf(context: Context, file: string | undefined): Promise<Evidence | undefined> {
  return file === undefined ? undefined : content.encode(await readDocument(context, file));
}

async function publish(client: Client, { bytes }: Evidence, signal: AbortSignal): Promise<void> {
  await client.content.put?.(bytes, { signal });
}

function previewOf(
  context: Context,
  args: {
    hub: hubs.HubSummary;
    kinds: Kinds;
    until: UnixTime;
    now: UnixTime;
    evidence: Evidence | undefined;
  },
): string {
  const { hub, kinds, until, now, evidence } = args;
  const { id, name, admin, adminSince, registeredAt, newest } = hub;
  const lines = [
    context.say(say.preview, {
      hub: id,
      name,
      admin,
      until: timeText(until),
      kinds: kindsText(context, kinds),
    }),
  ];
  const state = accreditation.stateOfHub({ hub, now });
  if (newest !== null && (state === "accredited" || state === "suspended")) {
    const stands = { until: timeText(newest.until), kinds: kindsText(context, newest.kinds) };
    lines.push(context.say(say.replaces, { state: context.say(HUB_STATES[state]), ...stands }));
  }
  if (adminSince > registeredAt) lines.push(context.say(say.changedHands, { time: timeText(adminSince) }));
  if (evidence !== undefined) lines.push(context.say(say.publishes, { hash: evidence.hash }));
  return lines.join("\n");
}
