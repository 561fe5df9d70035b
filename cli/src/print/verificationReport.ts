import type { Check, UnixTime, Verdict } from "@cairn/sdk";
import { ERRORS, nameOfKind, unixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { checkText } from "../messages/sdk/checks.ts";
import { detailName, detailValue } from "../messages/sdk/details.ts";
import { kindText, terms } from "../messages/sdk/terms.ts";
import { dateText, timeText } from "./format.ts";
import type { Html, Part } from "./html.ts";
import { foreign, html } from "./html.ts";
import { facts, page } from "./page.ts";
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
}

/** A sign beside the words, for those who read quickly; the words alone say it too. */
const SIGNS = { valid: "✓", invalid: "✗", unknown: "?", pass: "✓", fail: "✗" } as const;

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
export function verificationReports(reports: readonly [VerificationReport, ...VerificationReport[]]): string {
  const [{ language, fileName }] = reports;
  const title =
    reports.length === 1
      ? say(texts.title, language, { file: fileName })
      : say(texts.titleMany, language, { count: String(reports.length) });
  return page({ language, title, sheets: reports.map(sheetOf) });
}

function sheetOf(report: VerificationReport): Html {
  const { language, verdict, fields = [] } = report;
  return html`<header><h1>${say(texts.heading, language)}</h1></header>
<div class="verdict"><span class="sign" aria-hidden="true">${SIGNS[verdict.verdict]}</span>
<p><strong>${terms[language].verdicts[verdict.verdict]}</strong> ${say(texts[verdict.verdict], language)}</p></div>
<h2>${say(texts.what, language)}</h2>
${subject(report)}
<h2>${say(texts.checks, language)}</h2>
<table>
<thead><tr><th scope="col" style="width: 22%">${say(texts.check, language)}</th>
<th scope="col" style="width: 19%">${say(texts.outcome, language)}</th>
<th scope="col">${say(texts.finding, language)}</th></tr></thead>
<tbody>
${verdict.checks.map((check) => checkRow(check, language))}</tbody>
</table>
${fields.length > 0 && fieldTable(fields, language)}
<h2>${say(texts.again, language)}</h2>
<p>${foreign(report.verifyHint)}</p>
<p>${say(texts.againHint, language)} ${say(texts.holder, language)}</p>
<p class="small">${say(texts.madeAt, language, { time: timeText(report.madeAt, language) })}</p>
`;
}

function subject({ language, fileName, verdict }: VerificationReport): Html {
  const { record, hub, deployment, asOf } = verdict;
  const definition = record?.definition ?? null;
  const { modes, finalities } = terms[language];
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
    [
      say(texts.deployment, language),
      say(texts.deploymentNamed, language, {
        name: foreign(deployment.name),
        chainId: String(deployment.chainId),
        token: html`<code>${deployment.token}</code>`,
      }),
    ],
    [
      say(texts.asOf, language),
      asOf === null
        ? say(texts.notAsked, language)
        : say(texts.asOfBlock, language, {
            block: String(asOf.block),
            time: timeText(asOf.time, language),
            finality: finalities[asOf.finality],
          }),
    ],
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

function checkRow(check: Check, language: Language): Html {
  const { checks, outcomes } = terms[language];
  const details = Object.entries(check.details).filter(([name, value]) => isShown(name, value));
  return html`<tr><th scope="row">${checks[check.name]}</th>
<td><span aria-hidden="true">${check.outcome === "unknown" ? SIGNS.unknown : SIGNS[check.outcome]}</span>
${outcomes[check.outcome]}${check.code !== "OK" && html`<br><code class="small">${check.code}</code>`}</td>
<td><p>${checkText(check, language)}</p>${details.length > 0 && detailList(details, language)}</td></tr>
`;
}

/** What the page says already: the record's id stands above, and a sentence tells the kind and the reason. */
function isShown(name: string, value: unknown): boolean {
  const isReason = name === "reason" && typeof value === "string" && Object.hasOwn(ERRORS, value);
  return name !== "id" && name !== "kindBit" && !isReason;
}

function detailList(details: readonly (readonly [string, unknown])[], language: Language): Html {
  const items = details.map(
    ([name, value]) => html`<li>${detailName(name, language)}: ${detailText(name, value, language)}</li>`,
  );
  return html`<ul>${items}</ul>`;
}

const TIMES = new Set(["anchoredAt", "expiresAt", "issuedAt", "judgedAt", "time"]);

function detailText(name: string, value: unknown, language: Language): Part {
  if (value === null) return say(commonTexts.none, language);
  if (typeof value === "boolean") return say(value ? commonTexts.yes : commonTexts.no, language);
  if (TIMES.has(name) && typeof value === "number") return timeText(unixTime(value), language);
  if (name === "mode" && isMode(value)) return terms[language].modes[value];
  if (name === "kind" && typeof value === "string") return foreign(kindOfDetail(value, language));
  return foreign(detailValue(value));
}

function isMode(value: unknown): value is keyof (typeof terms)["en"]["modes"] {
  return typeof value === "string" && Object.hasOwn(terms.en.modes, value);
}

function kindOfDetail(name: string, language: Language): string {
  const { kinds } = terms[language];
  return Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : name;
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
