import type { Address, Client, words as wordTypes } from "@cairn/sdk";
import { learners, recovery } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { chainTime, timeText } from "../values/time.ts";
import { identityTexts as say } from "./texts.ts";

const DAY = 86_400;

/** Says in plain words what a change means: who can speak after it, and from when on. */
export async function meaningOf(
  context: Context,
  client: Client,
  word: Pick<wordTypes.Word, "about" | "message">,
): Promise<string> {
  const { about, message } = word as wordTypes.Word;
  const changed = about === "Join" ? message.learner : message.identity;
  const custody = await learners.custodianOf(client, changed);
  const lines = [mainLine(context, word as wordTypes.Word)];
  const isRecovery = about === "Recovery" || about === "CustodianRecovery";
  if (custody !== null && (about === "Move" || about === "Recovery")) {
    const { custodian, until } = custody;
    lines.push(context.say(say.custodianStays, { custodian, until: timeText(until) }));
  }
  const isHandedOver = about === "Custody" && custody !== null;
  lines.push(isHandedOver ? context.say(say.atOnce) : await whenText(context, client, changed));
  if (isRecovery) lines.push(context.say(say.frozen), context.say(say.askInPerson));
  lines.push(context.say(say.usableUntil, { time: timeText(message.deadline) }));
  return lines.join("\n");
}

function mainLine({ say: speak }: Context, { about, message }: wordTypes.Word): string {
  switch (about) {
    case "Move":
      return speak(say.meansMove, { identity: message.identity, to: message.controller });
    case "Join":
      return speak(say.meansJoin, { learner: message.learner, identity: message.identity });
    case "Guardians": {
      const { identity, threshold, count, delay } = message;
      if (count === 0) return speak(say.meansNoGuardians, { identity });
      return speak(say.meansGuardians, { identity, threshold, count, days: daysOf(delay) });
    }
    case "Custody": {
      const { identity, custodian, until } = message;
      return speak(say.meansCustody, { identity, custodian, until: timeText(until) });
    }
    case "Recovery":
      return speak(say.meansRecovery, {
        identity: message.identity,
        from: message.from,
        to: message.controller,
      });
    case "CustodianRecovery": {
      const { identity, custodian, until } = message;
      return speak(say.meansCustodianRecovery, { identity, custodian, until: timeText(until) });
    }
  }
}

/** Whether a change counts at once, or when. */
async function whenText(context: Context, client: Client, identity: Address): Promise<string> {
  const guardians = await recovery.guardiansOf(client, identity);
  if (guardians === null) return context.say(say.atOnce);
  const { delay } = guardians;
  const ready = (await chainTime(client)) + delay;
  return context.say(say.waits, {
    days: daysOf(delay),
    time: timeText(ready as Parameters<typeof timeText>[0]),
  });
}

/** Seconds as days, with a fraction where they are no whole days. */
export function daysOf(seconds: number): string {
  return String(Math.round((seconds / DAY) * 100) / 100);
}
