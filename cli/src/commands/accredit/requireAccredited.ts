import type { hubs, UnixTime } from "@cairn/sdk";
import { accreditation } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { HUB_STATES } from "../../values/states.ts";
import { accreditTexts as say } from "./texts.ts";

/** The period that runs. Throws `INVALID_ARGUMENT` where the hub is not accredited, and says what it is. */
export function requireAccredited(context: Context, hub: hubs.HubSummary, now: UnixTime): hubs.Period {
  const { newest, id, name } = hub;
  const state = accreditation.stateOfHub({ hub, now });
  if (newest !== null && state === "accredited") return newest;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notAccredited, { hub: id, name, state: context.say(HUB_STATES[state]) }),
    details: { hub: id, name, state },
    fix: context.say(say.notAccreditedFix, { hub: id }),
  });
}
