import type { Context } from "../../Context.ts";
import { checkText } from "../../messages/sdk/checks.ts";
import type { SaidCheck } from "../../messages/sdk/credentialChecks.ts";
import { credentialCheckText } from "../../messages/sdk/credentialChecks.ts";
import { table } from "../../output/table.ts";
import { visible } from "../../print/visible.ts";
import { faultText } from "../../record/faultText.ts";
import { carriedText, credentialText, presentedText } from "./credentialText.ts";
import { presentationText } from "./presentationText.ts";
import { verifyTexts as say } from "./texts.ts";
import { asOfLines, recordChecks, recordLines, wordOf } from "./verdictText.ts";
import type { FileVerdict } from "./verifyFiles.ts";
import { firstReason } from "./verifyFiles.ts";

/** The verdict on one file, with what it speaks of and every check. */
export function oneText(context: Context, item: FileVerdict): string {
  const head = `${wordOf(context, item.verdict)}  ${visible(item.file)}`;
  if (item.form === "unread") return `${head}\n  ${visible(faultText(item.fault, context.say))}`;
  if (item.form === "presentation") return `${head}\n${presentationText(context, item.checked)}`;
  if (item.form === "credential") return `${head}\n${credentialText(context, item.checked)}`;
  if (item.form === "presented") return `${head}\n${presentedText(context, item.checked)}`;
  const { checked, credential } = item;
  const note = checked.verdict === "valid" ? `\n\n${context.say(say.holder)}` : "";
  const lines = [...recordLines(context, checked), ...asOfLines(context, checked)].map((line) => `  ${line}`);
  const carried = credential === undefined ? [] : ["", carriedText(context, credential)];
  return [head, ...lines, "", `${recordChecks(context, checked.checks)}${note}`, ...carried].join("\n");
}

/** A row for each file is too much to keep of a hundred thousand verdicts, but not of as many lines. */
export function rowOf(context: Context, item: FileVerdict): string[] {
  const word = wordOf(context, item.verdict);
  if (item.form === "unread") return [word, visible(item.file), visible(faultText(item.fault, context.say))];
  return [word, visible(item.file), visible(reasonOf(context, item) ?? "")];
}

/** The first reason against a file, with its code. */
function reasonOf(
  context: Context,
  item: Exclude<FileVerdict, { readonly form: "unread" }>,
): string | undefined {
  const { language } = context;
  if (item.form === "credential" || item.form === "presented") {
    const inside = item.form === "presented" ? item.checked.credentials.flatMap(({ checks }) => checks) : [];
    const reason = firstReason<SaidCheck>([...item.checked.checks, ...inside]);
    return reason && `${reason.code}: ${credentialCheckText(reason, language)}`;
  }
  const inside = item.form === "presentation" ? item.checked.records.flatMap(({ checks }) => checks) : [];
  const reason = firstReason([...item.checked.checks, ...inside]);
  if (reason !== undefined) return `${reason.code}: ${checkText(reason, language)}`;
  const carried = item.form === "record" ? firstReason(item.credential?.checks ?? []) : undefined;
  return carried && `${context.say(say.carried)} ${carried.code}: ${credentialCheckText(carried, language)}`;
}

/** The table of many files. */
export function manyText(context: Context, rows: readonly string[][], counts: Counts): string {
  const head = [say.verdict, say.file, say.reason].map((text) => context.say(text));
  const mixed = counts.presentations > 0 ? say.countsMixed : say.counts;
  const counted = counts.credentials > 0 ? say.countsAll : mixed;
  return `${table([head, ...rows])}\n\n${context.say(counted, { ...counts })}`;
}

/** How many records, presentations and credentials there were, and how good. */
export interface Counts {
  readonly records: number;
  readonly presentations: number;
  /** Credentials that came by themselves, and presentations of such. */
  readonly credentials: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}
