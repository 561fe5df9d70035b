import type { Client, HubId } from "@cairn/sdk";
import { achievements, verify } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { checkText } from "../../messages/sdk/checks.ts";
import { terms } from "../../messages/sdk/terms.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { visible } from "../../print/visible.ts";
import type { Target } from "../revoke/targets.ts";
import { firstReason } from "../verify/verifyFiles.ts";
import { supersedeTexts as say } from "./texts.ts";

/** What is known of the record that takes another's place. */
export interface Successor {
  readonly target: Target;
  readonly hub: HubId | undefined;
  /** Why nothing shows yet that it is good; undefined where it is. */
  readonly doubt: string | undefined;
}

/**
 * Looks at the record that is to take another's place.
 *
 * Throws `INVALID_ARGUMENT` where it is not good itself: then nobody could rely on either.
 */
export async function lookAt(context: Context, client: Client, target: Target): Promise<Successor> {
  const { record } = target;
  if (record === undefined) return await lookAtToken(context, client, target);
  const verdict = await verify(record, { client, signal: context.signal });
  const reason = firstReason(verdict.checks);
  const doubt = reason && visible(checkText(reason, context.language));
  if (verdict.verdict === "invalid") refuse(context, target, doubt ?? "");
  return { target, hub: target.hub, doubt };
}

async function lookAtToken(context: Context, client: Client, target: Target): Promise<Successor> {
  const token = await achievements.recordOf(client, target.id);
  if (token === null) return { target, hub: undefined, doubt: context.say(say.notPublic) };
  if (token.standing !== "valid") refuse(context, target, terms[context.language].standings[token.standing]);
  return { target, hub: token.hub, doubt: undefined };
}

function refuse(context: Context, target: Target, reason: string): never {
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notGood, { what: target.name, reason }),
    details: { id: target.id },
    fix: context.say(say.notGoodFix),
  });
}
