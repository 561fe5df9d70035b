import type { Context } from "../../Context.ts";
import { checkText } from "../../messages/sdk/checks.ts";
import { table } from "../../output/table.ts";
import { visible } from "../../print/visible.ts";
import { faultText } from "../../record/faultText.ts";
import { presentationText } from "./presentationText.ts";
import { verifyTexts as say } from "./texts.ts";
import { asOfLines, checkTable, recordLines, wordOf } from "./verdictText.ts";
import type { FileVerdict } from "./verifyFiles.ts";
import { firstReason } from "./verifyFiles.ts";

/** The verdict on one file, with what it speaks of and every check. */
export function oneText(context: Context, item: FileVerdict): string {
  const head = `${wordOf(context, item.verdict)}  ${visible(item.file)}`;
  if (item.form === "unread") return `${head}\n  ${visible(faultText(item.fault, context.say))}`;
  if (item.form === "presentation") return `${head}\n${presentationText(context, item.checked)}`;
  const { checked } = item;
  const note = checked.verdict === "valid" ? `\n\n${context.say(say.holder)}` : "";
  const lines = [...recordLines(context, checked), ...asOfLines(context, checked)].map((line) => `  ${line}`);
  return [head, ...lines, "", `${checkTable(context, checked.checks)}${note}`].join("\n");
}

/** A row for each file is too much to keep of a hundred thousand verdicts, but not of as many lines. */
export function rowOf(context: Context, item: FileVerdict): string[] {
  const word = wordOf(context, item.verdict);
  if (item.form === "unread") return [word, visible(item.file), visible(faultText(item.fault, context.say))];
  const { checked } = item;
  const inside = item.form === "presentation" ? item.checked.records.flatMap(({ checks }) => checks) : [];
  const reason = firstReason([...checked.checks, ...inside]);
  if (reason === undefined) return [word, visible(item.file), ""];
  return [word, visible(item.file), `${reason.code}: ${visible(checkText(reason, context.language))}`];
}

/** The table of many files. */
export function manyText(context: Context, rows: readonly string[][], counts: Counts): string {
  const head = [say.verdict, say.file, say.reason].map((text) => context.say(text));
  const counted = counts.presentations > 0 ? say.countsMixed : say.counts;
  return `${table([head, ...rows])}\n\n${context.say(counted, { ...counts })}`;
}

/** How many records and presentations there were, and how good. */
export interface Counts {
  readonly records: number;
  readonly presentations: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}
