import type { Check, Verdict } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { checkText } from "../../messages/sdk/checks.ts";
import type { Terms } from "../../messages/sdk/terms.ts";
import { terms } from "../../messages/sdk/terms.ts";
import { paint } from "../../output/paint.ts";
import { table } from "../../output/table.ts";
import { timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { verifyTexts as say } from "./texts.ts";

const SYMBOLS = { valid: "✔", pass: "✔", invalid: "✘", fail: "✘", unknown: "?" } as const;
const STYLES = { valid: "good", pass: "good", invalid: "bad", fail: "bad", unknown: "unsure" } as const;

/** A check that has a row: of a record, a presentation or a credential. */
interface Row {
  readonly name: keyof Terms["checks"];
  readonly outcome: Check["outcome"];
  readonly code: string;
}

/** The checks of a verdict, in rows. */
export function checkTable<Each extends Row>(
  context: Context,
  checks: readonly Each[],
  textOf: (check: Each) => string,
): string {
  const head = [say.check, say.outcome, say.code, say.message].map((text) => context.say(text));
  return table([head, ...checks.map((check) => checkRow(context, check, textOf(check)))]);
}

/** The checks of a record's or presentation's verdict, in rows. */
export function recordChecks(context: Context, checks: readonly Check[]): string {
  return checkTable(context, checks, (check) => checkText(check, context.language));
}

/** A verdict in a word. */
export function wordOf({ language, colour }: Context, verdict: Verdict["verdict"]): string {
  return paint(`${SYMBOLS[verdict]} ${terms[language].verdicts[verdict]}`, STYLES[verdict], colour);
}

function checkRow({ language, colour }: Context, check: Row, text: string): string[] {
  const { checks, outcomes } = terms[language];
  const word = `${SYMBOLS[check.outcome]} ${outcomes[check.outcome]}`;
  return [checks[check.name], paint(word, STYLES[check.outcome], colour), check.code, visible(text)];
}

/** What a record is, by the chain's word. */
export function recordLines(context: Context, { record, hub }: Pick<Verdict, "record" | "hub">): string[] {
  const { language } = context;
  const lines: string[] = [];
  if (record?.definition && hub !== null) {
    const values = { definition: visible(record.definition.name), hub: visible(hub.name), id: hub.id };
    lines.push(context.say(say.of, values));
  }
  if (record !== null) lines.push(context.say(say.learner, { learner: record.learner }));
  if (record?.issuedAt != null) {
    lines.push(context.say(say.issued, { time: timeText(record.issuedAt, language) }));
  }
  return lines;
}

/** Which network was asked, and as of when. */
export function asOfLines(
  context: Context,
  {
    asOf,
    deployment,
  }: Pick<Verdict, "asOf"> & {
    readonly deployment: Pick<Verdict["deployment"], "name" | "chainId">;
  },
): string[] {
  if (asOf === null) return [];
  const { language } = context;
  const { block, time, finality } = asOf;
  const values = {
    name: visible(deployment.name),
    chainId: deployment.chainId,
    block,
    time: timeText(time, language),
    finality: terms[language].finalities[finality],
  };
  return [context.say(say.asOf, values)];
}
