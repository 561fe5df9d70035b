import type { Client, hubs, UnixTime } from "@cairn/sdk";
import { accreditation, content, includesKind, isCairnError } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { definitionsOf } from "../../reads/definitionsOf.ts";
import { findHub } from "../../values/hub.ts";
import { kindsText } from "../../values/kinds.ts";
import { HUB_STATES } from "../../values/states.ts";
import { timeText } from "../../values/time.ts";
import type { Checked, Finding } from "./Finding.ts";
import { wrong } from "./Finding.ts";
import { doctorTexts as say } from "./texts.ts";

/** Seconds before its end from which on a renewal is advised. */
const SOON_SECONDS = 90 * 86_400;

/** The configured hub, its profile, its accreditation and its definitions. */
export async function checkHub(
  context: Context,
  client: Client,
  now: UnixTime,
): Promise<Checked<hubs.HubSummary>> {
  if (context.config?.hub === undefined) {
    const none: Finding = {
      check: "hub",
      outcome: "look",
      message: context.say(say.hubNone),
      next: context.say(say.hubNoneFix),
    };
    return { findings: [none], value: undefined };
  }
  try {
    const hub = await findHub(context, client, undefined);
    const findings = [
      hubFinding(context, hub),
      await checkProfile(context, client, hub),
      accreditationFinding(context, hub, now),
      await checkDefinitions(context, client, { hub, now }),
    ];
    return { findings, value: hub };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { findings: [wrong(context, "hub", error)], value: undefined };
  }
}

function hubFinding(context: Context, { id: hub, name, closedAt }: hubs.HubSummary): Finding {
  if (closedAt === null) {
    return { check: "hub", outcome: "good", message: context.say(say.hubIs, { hub, name }) };
  }
  const message = context.say(say.hubClosed, { hub, name, time: timeText(closedAt) });
  return { check: "hub", outcome: "wrong", message, next: context.say(say.hubClosedFix) };
}

async function checkProfile(context: Context, client: Client, hub: hubs.HubSummary): Promise<Finding> {
  try {
    await content.fetchDocument({ store: client.content, hash: hub.profile });
    return { check: "content", outcome: "good", message: context.say(say.contentIs) };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    if (error.code !== "CONTENT_NOT_FOUND") return wrong(context, "content", error);
    const message = context.say(say.contentMissing);
    return { check: "content", outcome: "look", message, next: context.say(say.contentFix) };
  }
}

function accreditationFinding(context: Context, hub: hubs.HubSummary, now: UnixTime): Finding {
  const state = accreditation.stateOfHub({ hub, now });
  const { newest } = hub;
  if (newest === null || state !== "accredited") {
    return {
      check: "accreditation",
      outcome: "wrong",
      message: context.say(say.notAccredited, { state: context.say(HUB_STATES[state]) }),
      next: context.say(say.accreditationFix, { hub: hub.id }),
    };
  }
  const values = { kinds: kindsText(context, newest.kinds), until: timeText(newest.until) };
  const message = context.say(say.accreditedFor, values);
  if (newest.until > now + SOON_SECONDS) return { check: "accreditation", outcome: "good", message };
  const next = context.say(say.accreditationSoonFix, { accreditor: newest.accreditor });
  return { check: "accreditation", outcome: "look", message, next };
}

async function checkDefinitions(
  context: Context,
  client: Client,
  { hub, now }: { hub: hubs.HubSummary; now: UnixTime },
): Promise<Finding> {
  const all = await definitionsOf(client, hub.id);
  const inForce = all.filter(({ retiredAt }) => retiredAt === null || retiredAt > now);
  const count = inForce.length;
  if (count === 0) {
    const message = context.say(say.definitionsNone);
    return { check: "definitions", outcome: "look", message, next: context.say(say.definitionsFix) };
  }
  const { newest } = hub;
  const uncovered = inForce.filter(({ kind }) => newest !== null && !includesKind(newest.kinds, kind));
  if (uncovered.length === 0) {
    return { check: "definitions", outcome: "good", message: context.say(say.definitionsAre, { count }) };
  }
  const names = uncovered.map(({ id, name }) => `${id} ${name}`).join(", ");
  return {
    check: "definitions",
    outcome: "look",
    message: context.say(say.definitionsUncovered, { count, names }),
    next: context.say(say.accreditationFix, { hub: hub.id }),
  };
}
