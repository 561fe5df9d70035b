import type { Client } from "@cairn/sdk";
import { recovery } from "@cairn/sdk";
import type { Payer } from "../../../actions/payer.ts";
import type { Context } from "../../../Context.ts";
import { daysOf } from "../../../identity/meaning.ts";
import { visible } from "../../../print/visible.ts";
import { publicText, subjectOf } from "../preview.ts";
import type { Takeover } from "./takeover.ts";
import { takeTexts as say } from "./texts.ts";

/** Says what a wallet takes over, what that ends, what becomes public, and who pays. */
export async function takePreview(
  context: Context,
  client: Client,
  { takeover, payer }: { takeover: Takeover; payer: Pick<Payer, "sponsor" | "relay"> },
): Promise<string> {
  const { say: speak } = context;
  const { learner, account, stage, tokens, claims } = takeover;
  const guardians = stage === "code" ? await recovery.guardiansOf(client, learner) : null;
  const lines =
    stage === "own"
      ? [speak(say.taken, { account })]
      : [
          speak(say.preview, { account }),
          speak(say.after),
          speak(say.seen, { learner }),
          speak(say.lose, { learner }),
        ];
  if (guardians !== null) lines.push(speak(say.waits, { days: daysOf(guardians.delay) }));
  if (tokens > 0) lines.push(speak(say.tokens, { count: tokens }));
  else if (claims.length === 0 && stage !== "own") lines.push(speak(say.noTokens));
  for (const { file, record } of claims) {
    const subject = await subjectOf(client, record);
    lines.push(speak(say.claims, { file: visible(file) }), publicText(context, { record, subject, account }));
  }
  const other = payer.relay ?? (payer.sponsor === account ? undefined : payer.sponsor);
  lines.push(other === undefined ? speak(say.paidByOwn) : speak(say.paid, { payer: visible(other) }));
  return lines.join("\n");
}
