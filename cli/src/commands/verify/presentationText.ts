import type { requests, Verdict } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { timeText } from "../../print/format.ts";
import { visible } from "../../print/visible.ts";
import { verifyTexts as say } from "./texts.ts";
import { asOfLines, recordChecks, recordLines, wordOf } from "./verdictText.ts";
import type { Presented } from "./verifyFiles.ts";

/** The verdict on a presentation: who shows it to whom, its own checks, each record with what it shows, and what came. */
export function presentationText(context: Context, checked: Presented): string {
  const { records, disclosed, checks } = checked;
  const lines = [...presentedLines(context, checked), ...asOfLines(context, checked)];
  const parts = [lines.map((line) => `  ${line}`).join("\n"), recordChecks(context, checks)];
  if (isUnasked(checked)) parts.push(context.say(say.sayWho));
  for (const [index, record] of records.entries()) {
    parts.push(recordText(context, { index, record, shown: disclosed[index] ?? [] }));
  }
  if ("items" in checked) parts.push(answerText(context, checked));
  return parts.filter((part) => part !== "").join("\n\n");
}

function presentedLines(context: Context, { presented }: Presented): string[] {
  if (presented === null) return [];
  const { holder, audience, issuedAt, expiresAt } = presented;
  const from = timeText(issuedAt, context.language);
  const until = timeText(expiresAt, context.language);
  return [context.say(say.presentedBy, { holder, audience }), context.say(say.goodFrom, { from, until })];
}

/** Whether the verdict lacks only what the verifier did not say. */
function isUnasked({ checks }: Presented): boolean {
  return checks.some(
    ({ outcome, code }) => outcome === "unknown" && (code === "WRONG_AUDIENCE" || code === "NONCE_MISMATCH"),
  );
}

function recordText(
  context: Context,
  { index, record, shown }: { index: number; record: Verdict; shown: Presented["disclosed"][number] },
): string {
  const fields =
    shown.length === 0
      ? [context.say(say.showsNothing)]
      : shown.map(({ path, value }) => `${visible(path) || '""'} = ${visible(value)}`);
  return [
    `${context.say(say.recordNumber, { number: index + 1 })} ${wordOf(context, record.verdict)}`,
    ...recordLines(context, record).map((line) => `  ${line}`),
    ...fields.map((line) => `  ${line}`),
    recordChecks(context, record.checks).replace(/^/gm, "  "),
  ].join("\n");
}

const ANSWERS = {
  given: say.given,
  partly: say.partly,
  missing: say.missing,
  unknown: say.unknownAnswer,
} as const;

function answerText(context: Context, { items, isComplete }: requests.RequestVerdict): string {
  const lines = items.map(({ item, outcome, record, missing }, index) => {
    const values = {
      record: record === null ? "" : record + 1,
      paths: missing.map((path) => visible(path) || '""').join(", "),
    };
    const optional = item.optional ? ` (${context.say(say.isOptional)})` : "";
    return `  ${index + 1}. ${visible(item.title)}${optional}: ${context.say(ANSWERS[outcome], values)}`;
  });
  const verdict = context.say(isComplete ? say.complete : say.incomplete);
  return [context.say(say.askedFor), ...lines, verdict].join("\n");
}
