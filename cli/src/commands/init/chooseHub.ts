import type { hubs } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { findHub } from "../../values/hub.ts";
import type { NetworkStep } from "./Draft.ts";
import { initTexts as say } from "./texts.ts";

/** Finds out which hub; undefined for none yet. A person is asked until there is one. */
export async function chooseHub(step: NetworkStep): Promise<hubs.HubSummary | undefined> {
  const { context, options, previous, client } = step;
  const { isTerminal, prompts } = context;
  const kept = previous?.hub === undefined ? undefined : String(previous.hub);
  const given = options.hub ?? (isTerminal ? undefined : kept);
  if (given !== undefined || !isTerminal) {
    return given === undefined || given === "none" ? undefined : await findHub(context, client, given);
  }
  for (;;) {
    const question = { message: context.say(say.askHub), ...(kept === undefined ? {} : { initial: kept }) };
    const typed = (await prompts.text(question)).trim();
    if (typed === "" || typed === "none") return undefined;
    try {
      return await findHub(context, client, typed);
    } catch (error) {
      if (!isCairnError(error, "INVALID_ARGUMENT")) throw error;
      context.err(`! ${error.shortMessage} ${error.fix}\n`);
    }
  }
}
