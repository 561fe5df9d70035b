import type { presentations, requests, UnixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { checkTable, verdictBox } from "./checkTable.ts";
import { timeText } from "./format.ts";
import type { Html } from "./html.ts";
import { foreign, html } from "./html.ts";
import { networkFacts } from "./networkFacts.ts";
import { facts } from "./page.ts";
import { say } from "./say.ts";
import { reportTexts, presentationTexts as texts } from "./texts.ts";

/** What a report of a presentation says. */
export interface PresentationReport {
  readonly language: Language;
  readonly fileName: string;
  readonly presentation: (presentations.PresentationVerdict | requests.RequestVerdict) & {
    /** Of each record what it shows: paths and values of its document. */
    readonly disclosed: readonly (readonly { readonly path: string; readonly value: string }[])[];
  };
  /** How to check the file again, in one sentence. */
  readonly verifyHint: string;
  readonly madeAt: UnixTime;
}

/** The verdict on a presentation as a sheet: who showed it to whom, its checks, and what came of what was asked for. */
export function presentationSheet({ language, fileName, presentation, ...report }: PresentationReport): Html {
  const { verdict, checks, presented, records } = presentation;
  const holder = presented && html`<code>${presented.holder}</code>`;
  return html`<header><h1>${say(texts.heading, language)}</h1></header>
${verdictBox(verdict, language)}
<h2>${say(reportTexts.what, language)}</h2>
${facts([
  [say(reportTexts.file, language), html`<code>${foreign(fileName)}</code>`],
  [say(texts.holder, language), holder],
  [say(texts.audience, language), presented && html`<code>${presented.audience}</code>`],
  [say(texts.issuedAt, language), presented && timeText(presented.issuedAt, language)],
  [say(texts.expiresAt, language), presented && timeText(presented.expiresAt, language)],
  [say(texts.records, language), String(records.length)],
  ...networkFacts(presentation, language),
])}
<h2>${say(reportTexts.checks, language)}</h2>
${checkTable(checks, language)}
${"items" in presentation && answers(presentation, language)}
<h2>${say(reportTexts.again, language)}</h2>
<p>${foreign(report.verifyHint)}</p>
<p>${say(reportTexts.againHint, language)} ${say(texts.once, language)}</p>
<p class="small">${say(reportTexts.madeAt, language, { time: timeText(report.madeAt, language) })}</p>
`;
}

function answers({ items, isComplete }: requests.RequestVerdict, language: Language): Html {
  const rows = items.map(({ item, outcome, record, missing }) => {
    const values = { record: record === null ? "" : String(record + 1), paths: foreign(missing.join(", ")) };
    return html`<tr><th scope="row">${foreign(item.title)}${item.optional && html`<br>${say(texts.optional, language)}`}</th>
<td>${say(texts[outcome], language, values)}</td></tr>
`;
  });
  return html`<h2>${say(texts.asked, language)}</h2>
<table><thead><tr><th scope="col" style="width: 33%">${say(texts.item, language)}</th>
<th scope="col">${say(texts.answer, language)}</th></tr></thead><tbody>
${rows}</tbody></table>
<p>${say(isComplete ? texts.complete : texts.incomplete, language)}</p>`;
}
