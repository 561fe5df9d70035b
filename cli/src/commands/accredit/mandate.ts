import type { Client, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation, address, kindsFromBitmap } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { inPages } from "../../reads/inPages.ts";
import { kindsText } from "../../values/kinds.ts";
import { timeText } from "../../values/time.ts";
import { accreditTexts as say } from "./texts.ts";

/** The accreditor who signs. Throws `INVALID_ARGUMENT` where the account is not one in office, and says why. */
export async function mandateOf(context: Context, client: Client): Promise<accreditation.Accreditor> {
  const account = address((await client.signer?.getAddress()) ?? "");
  const all = await inPages(
    async (first, count) => await accreditation.accreditors(client, { first, count }),
  );
  const mandate = all.find((accreditor) => accreditor.account === account);
  if (mandate?.inOffice === true) return mandate;
  throw new WordedError("INVALID_ARGUMENT", {
    message: reasonOf(context, account, mandate),
    details: { account, mandate },
    fix: context.say(say.mandateFix),
  });
}

function reasonOf(context: Context, account: string, mandate: accreditation.Accreditor | undefined): string {
  if (mandate === undefined) return context.say(say.neverAppointed, { account });
  const { dismissedAt, until } = mandate;
  return dismissedAt === null
    ? context.say(say.termOver, { account, time: timeText(until) })
    : context.say(say.dismissed, { account, time: timeText(dismissedAt) });
}

/** Why a mandate does not allow something: what is wrong, what to do, and of which column. */
export interface Excess {
  readonly column: "kinds" | "until";
  readonly reason: string;
  readonly fix: string;
}

/** Tells where an accreditation would go beyond the accreditor's mandate; undefined where it does not. */
export function excessOf(
  context: Context,
  args: { mandate: accreditation.Accreditor; kinds: Kinds; until: UnixTime; now: UnixTime },
): Excess | undefined {
  const { mandate, kinds, until, now } = args;
  const outside = kindsFromBitmap((kinds & ~mandate.kinds) >>> 0);
  if (outside !== 0) {
    const values = { kinds: kindsText(context, outside), allowed: kindsText(context, mandate.kinds) };
    return {
      column: "kinds",
      reason: context.say(say.outsideScope, values),
      fix: context.say(say.outsideScopeFix),
    };
  }
  if (now < until && until <= mandate.until) return undefined;
  const latest = timeText(mandate.until);
  return {
    column: "until",
    reason:
      until <= now
        ? context.say(say.inThePast, { until: timeText(until) })
        : context.say(say.beyondTerm, { until: timeText(until), latest }),
    fix: context.say(say.untilFix, { latest }),
  };
}
