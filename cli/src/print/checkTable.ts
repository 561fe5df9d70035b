import type { Check, Verdict } from "@cairn/sdk";
import { ERRORS, unixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { checkText } from "../messages/sdk/checks.ts";
import type { SaidCheck } from "../messages/sdk/credentialChecks.ts";
import { credentialCheckText } from "../messages/sdk/credentialChecks.ts";
import { detailName, detailValue } from "../messages/sdk/details.ts";
import type { Terms } from "../messages/sdk/terms.ts";
import { terms } from "../messages/sdk/terms.ts";
import { timeText } from "./format.ts";
import type { Html, Part } from "./html.ts";
import { foreign, html } from "./html.ts";
import { say } from "./say.ts";
import { commonTexts, reportTexts as texts } from "./texts.ts";

/** A sign beside the words, for those who read quickly; the words alone say it too. */
const SIGNS = { valid: "✓", invalid: "✗", unknown: "?", pass: "✓", fail: "✗" } as const;

/** A verdict in large letters, with what it means. */
export function verdictBox(verdict: Verdict["verdict"], language: Language): Html {
  return html`<div class="verdict"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>
<p><strong>${terms[language].verdicts[verdict]}</strong> ${say(texts[verdict], language)}</p></div>`;
}

/** Every check of a record or a presentation, in a table. */
export function checkTable(checks: readonly Check[], language: Language): Html {
  return rowTable(
    checks.map((check) => ({ ...check, text: checkText(check, language) })),
    language,
  );
}

/** What of a credential's checks is worth a line: the rest is long, and in the output of `--json`. */
const SHOWN = new Set(["path", "issuer", "method", "url", "holder"]);

/** Every check of a credential, or of a presentation of credentials, in a table. */
export function credentialTable(checks: readonly SaidCheck[], language: Language): Html {
  const rows = checks.map((check) => ({
    ...check,
    text: credentialCheckText(check, language),
    details: Object.fromEntries(Object.entries(check.details).filter(([name]) => SHOWN.has(name))),
  }));
  return rowTable(rows, language);
}

interface Row extends Pick<Check, "outcome" | "details"> {
  readonly name: keyof Terms["checks"];
  readonly code: string;
  readonly text: string;
}

function rowTable(rows: readonly Row[], language: Language): Html {
  return html`<table>
<thead><tr><th scope="col" style="width: 22%">${say(texts.check, language)}</th>
<th scope="col" style="width: 19%">${say(texts.outcome, language)}</th>
<th scope="col">${say(texts.finding, language)}</th></tr></thead>
<tbody>
${rows.map((row) => checkRow(row, language))}</tbody>
</table>`;
}

function checkRow(check: Row, language: Language): Html {
  const { checks, outcomes } = terms[language];
  const details = Object.entries(check.details).filter(([name, value]) => isShown(name, value));
  return html`<tr><th scope="row">${checks[check.name]}</th>
<td><span aria-hidden="true">${check.outcome === "unknown" ? SIGNS.unknown : SIGNS[check.outcome]}</span>
${outcomes[check.outcome]}${check.code !== "OK" && html`<br><code class="small">${check.code}</code>`}</td>
<td><p>${check.text}</p>${details.length > 0 && detailList(details, language)}</td></tr>
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
