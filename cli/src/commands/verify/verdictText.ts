import type { Check, Verdict } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { checkText } from "../../messages/sdk/checks.ts";
import { terms } from "../../messages/sdk/terms.ts";
import { paint } from "../../output/paint.ts";
import { table } from "../../output/table.ts";
import { timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { faultText } from "../../record/faultText.ts";
import { verifyTexts as say } from "./texts.ts";
import type { FileVerdict } from "./verifyFiles.ts";
import { firstReason } from "./verifyFiles.ts";

const SYMBOLS = { valid: "✔", pass: "✔", invalid: "✘", fail: "✘", unknown: "?" } as const;
const STYLES = { valid: "good", pass: "good", invalid: "bad", fail: "bad", unknown: "unsure" } as const;

/** The verdict on one record, with what it speaks of and every check. */
export function oneText(context: Context, item: FileVerdict): string {
  if (!("checked" in item)) {
    return `${wordOf(context, item.verdict)}  ${visible(item.file)}\n  ${visible(faultText(item.fault, context.say))}`;
  }
  const { checked } = item;
  const rows = checked.checks.map((check) => checkRow(context, check));
  const head = [say.check, say.outcome, say.code, say.message].map((text) => context.say(text));
  const note = checked.verdict === "valid" ? `\n\n${context.say(say.holder)}` : "";
  const lines = subjectLines(context, checked).map((line) => `  ${line}`);
  return [
    `${wordOf(context, item.verdict)}  ${visible(item.file)}`,
    ...lines,
    "",
    `${table([head, ...rows])}${note}`,
  ].join("\n");
}

/** A row for each record is too much to keep of a hundred thousand verdicts, but not of as many lines. */
export function rowOf(context: Context, item: FileVerdict): string[] {
  const word = wordOf(context, item.verdict);
  if (!("checked" in item)) return [word, visible(item.file), visible(faultText(item.fault, context.say))];
  const reason = firstReason(item.checked);
  if (reason === undefined) return [word, visible(item.file), ""];
  return [word, visible(item.file), `${reason.code}: ${visible(checkText(reason, context.language))}`];
}

/** The table of many records. */
export function manyText(context: Context, rows: readonly string[][], counts: Counts): string {
  const head = [say.verdict, say.file, say.reason].map((text) => context.say(text));
  return `${table([head, ...rows])}\n\n${context.say(say.counts, { ...counts })}`;
}

/** How many records there were, and how good. */
export interface Counts {
  readonly records: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}

function wordOf({ language, colour }: Context, verdict: Verdict["verdict"]): string {
  return paint(`${SYMBOLS[verdict]} ${terms[language].verdicts[verdict]}`, STYLES[verdict], colour);
}

function checkRow({ language, colour }: Context, check: Check): string[] {
  const { checks, outcomes } = terms[language];
  const word = `${SYMBOLS[check.outcome]} ${outcomes[check.outcome]}`;
  return [
    checks[check.name],
    paint(word, STYLES[check.outcome], colour),
    check.code,
    visible(checkText(check, language)),
  ];
}

function subjectLines(context: Context, { record, hub, asOf, deployment }: Verdict): string[] {
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
  if (asOf !== null) {
    const { block, time, finality } = asOf;
    const { name, chainId } = deployment;
    lines.push(
      context.say(say.asOf, {
        name: visible(name),
        chainId,
        block,
        time: timeText(time, language),
        finality: terms[language].finalities[finality],
      }),
    );
  }
  return lines;
}
