import type { UnixTime, Verdict } from "@cairn/sdk";
import { nameOfKind } from "@cairn/sdk";
import type { CredentialVerdict } from "@cairn/sdk/credentials";
import type { Language } from "../messages/Language.ts";
import { kindText, terms } from "../messages/sdk/terms.ts";
import { checkTable, verdictBox } from "./checkTable.ts";
import type { CredentialReport } from "./credentialSheet.ts";
import { carriedCredential, credentialSheets } from "./credentialSheet.ts";
import { dateText, timeText } from "./format.ts";
import type { Html, Part } from "./html.ts";
import { foreign, html } from "./html.ts";
import { networkFacts } from "./networkFacts.ts";
import { facts, page } from "./page.ts";
import type { PresentationReport } from "./presentationSheet.ts";
import { presentationSheet } from "./presentationSheet.ts";
import { say } from "./say.ts";
import { commonTexts, reportTexts as texts } from "./texts.ts";

/** What a report of a verification says. */
export interface VerificationReport {
  readonly language: Language;
  readonly fileName: string;
  readonly verdict: Verdict;
  /** What the record says, where the report may show it: paths and values of its document. */
  readonly fields?: readonly { readonly path: string; readonly value: string }[];
  /** How to check the file again, in one sentence. */
  readonly verifyHint: string;
  readonly madeAt: UnixTime;
  /** The verdict on the credential that the file carries beside the record. */
  readonly carried?: CredentialVerdict;
  /** Whether the record came in a presentation, whose page says who showed it. */
  readonly isPresented?: boolean;
}

/** A page of a file: of a record, of a presentation with its records, or of credentials. */
export type Report = VerificationReport | PresentationReport | CredentialReport;

/**
 * The verdict on a file as a page to print: in words, with every check, what it looked at, and how to check again.
 *
 * @returns A self-contained HTML text.
 */
export function verificationReport(report: VerificationReport): string {
  return verificationReports([report]);
}

/**
 * The reports on many files in one text, each on a new page.
 *
 * @param reports - One or more, in one language.
 */
export function verificationReports(reports: readonly [Report, ...Report[]]): string {
  const [{ language, fileName }] = reports;
  const title =
    reports.length === 1
      ? say(texts.title, language, { file: fileName })
      : say(texts.titleMany, language, { count: String(reports.length) });
  return page({ language, title, sheets: reports.flatMap(sheetsOf) });
}

function sheetsOf(report: Report): readonly Html[] {
  if ("verdict" in report) return [sheetOf(report)];
  if ("credential" in report) return credentialSheets(report);
  const { presentation, fileName, ...common } = report;
  const records = presentation.records.map((verdict, index) => {
    const fields = presentation.disclosed[index] ?? [];
    return sheetOf({ ...common, fileName: `${fileName} (${index + 1})`, verdict, fields, isPresented: true });
  });
  return [presentationSheet(report), ...records];
}

function sheetOf(report: VerificationReport): Html {
  const { language, verdict, carried, fields = [] } = report;
  return html`<header><h1>${say(texts.heading, language)}</h1></header>
${verdictBox(verdict.verdict, language)}
<h2>${say(texts.what, language)}</h2>
${subject(report)}
<h2>${say(texts.checks, language)}</h2>
${checkTable(verdict.checks, language)}
${carried !== undefined && carriedCredential(carried, language)}
${fields.length > 0 && fieldTable(fields, language)}
<h2>${say(texts.again, language)}</h2>
<p>${foreign(report.verifyHint)}</p>
<p>${say(texts.againHint, language)} ${report.isPresented !== true && say(texts.holder, language)}</p>
<p class="small">${say(texts.madeAt, language, { time: timeText(report.madeAt, language) })}</p>
`;
}

function subject({ language, fileName, verdict }: VerificationReport): Html {
  const { record, hub } = verdict;
  const definition = record?.definition ?? null;
  const { modes } = terms[language];
  return facts([
    [say(texts.file, language), html`<code>${foreign(fileName)}</code>`],
    [say(texts.achievement, language), definition && foreign(definition.name)],
    [say(texts.kind, language), definition && foreign(kindText(nameOfKind(definition.kind), language))],
    [
      say(texts.hub, language),
      hub && say(commonTexts.hubNamed, language, { name: foreign(hub.name), id: String(hub.id) }),
    ],
    [say(texts.accreditor, language), accreditorText(verdict, language)],
    [say(texts.mode, language), record && modes[record.mode]],
    [say(texts.issuedAt, language), record?.issuedAt != null && timeText(record.issuedAt, language)],
    [say(texts.learner, language), record && html`<code>${record.learner}</code>`],
    [say(texts.record, language), record && html`<code>${record.id}</code>`],
    ...networkFacts(verdict, language),
  ]);
}

function accreditorText({ accreditor }: Verdict, language: Language): Part {
  if (accreditor === null) return undefined;
  return say(texts.accreditorPeriod, language, {
    account: html`<code>${accreditor.account}</code>`,
    from: dateText(accreditor.period.from, language),
    until: dateText(accreditor.period.until, language),
    status: terms[language].accreditations[accreditor.status],
  });
}

function fieldTable(
  fields: readonly { readonly path: string; readonly value: string }[],
  language: Language,
): Html {
  const rows = fields.map(
    ({
      path,
      value,
    }) => html`<tr><th scope="row"><code>${foreign(path)}</code></th><td>${foreign(value)}</td></tr>
`,
  );
  return html`<h2>${say(texts.fields, language)}</h2>
<table><thead><tr><th scope="col" style="width: 33%">${say(texts.field, language)}</th>
<th scope="col">${say(texts.value, language)}</th></tr></thead><tbody>
${rows}</tbody></table>`;
}
