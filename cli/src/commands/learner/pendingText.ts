import type { Address, Client } from "@cairn/sdk";
import { learners } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { timeText } from "../../values/time.ts";
import { learnerTexts as say } from "./texts.ts";

const KINDS = {
  controller: say.pendingController,
  guardians: say.pendingGuardians,
  custodian: say.pendingCustodian,
  join: say.pendingJoin,
  recovery: say.pendingRecovery,
  custodianRecovery: say.pendingCustodianRecovery,
} as const;

/** Says what waits for an identity. */
export async function pendingText(context: Context, client: Client, identity: Address): Promise<string> {
  const pending = await learners.pendingOf(client, identity);
  if (pending === null) return context.say(say.nothing);
  return context.say(pending.isUnanimous ? say.waitsUnanimous : say.waitsUntil, {
    what: context.say(KINDS[pending.kind]),
    who: pending.account ?? "",
    time: timeText(pending.readyAt),
  });
}
