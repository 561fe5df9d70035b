import type { UnixTime } from "@cairn/sdk";
import type { CredentialVerdict, PresentationVerdict } from "@cairn/sdk/credentials";
import type { Language } from "../messages/Language.ts";
import { credentialTable, verdictBox } from "./checkTable.ts";
import { timeText } from "./format.ts";
import type { Html, Part } from "./html.ts";
import { foreign, html } from "./html.ts";
import { networkFacts } from "./networkFacts.ts";
import { facts } from "./page.ts";
import { say } from "./say.ts";
import { presentationTexts, reportTexts, credentialTexts as texts } from "./texts.ts";

/** What a report of a credential says, or of a presentation of several. */
export interface CredentialReport {
  readonly language: Language;
  readonly fileName: string;
  readonly credential: CredentialVerdict | PresentationVerdict;
  /** How to check the file again, in one sentence. */
  readonly verifyHint: string;
  readonly madeAt: UnixTime;
}

/** The verdict on a credential as a sheet; of a presentation one for itself, and one for each credential. */
export function credentialSheets(report: CredentialReport): readonly Html[] {
  const { credential, fileName } = report;
  if (!("credentials" in credential)) return [sheetOf(report, claimFacts(credential, report))];
  const { language } = report;
  const { holder, credentials } = credential;
  const own: [Part, Part][] = [
    [say(reportTexts.file, language), html`<code>${foreign(fileName)}</code>`],
    [say(presentationTexts.holder, language), holder && html`<code>${foreign(holder)}</code>`],
    [say(texts.credentials, language), String(credentials.length)],
  ];
  const inside = credentials.map((each, index) => {
    const one = { ...report, credential: each, fileName: `${fileName} (${index + 1})` };
    return sheetOf(one, claimFacts(each, one));
  });
  return [sheetOf(report, own), ...inside];
}

/** The checks of the credential that a record's file carries. */
export function carriedCredential({ checks, verdict }: CredentialVerdict, language: Language): Html {
  return html`<h2>${say(texts.carried, language)}</h2>
<p><strong>${say(texts[verdict], language)}</strong></p>
${credentialTable(checks, language)}`;
}

function sheetOf(
  { language, credential, verifyHint, madeAt }: CredentialReport,
  what: readonly [Part, Part][],
): Html {
  return html`<header><h1>${say(texts.heading, language)}</h1></header>
${verdictBox(credential.verdict, language)}
<h2>${say(reportTexts.what, language)}</h2>
${facts(what)}
<h2>${say(reportTexts.checks, language)}</h2>
${credentialTable(credential.checks, language)}
<h2>${say(reportTexts.again, language)}</h2>
<p>${foreign(verifyHint)}</p>
<p>${say(texts.againHint, language)} ${say(reportTexts.holder, language)}</p>
<p class="small">${say(reportTexts.madeAt, language, { time: timeText(madeAt, language) })}</p>
`;
}

function claimFacts(
  { credential, deployment, asOf }: CredentialVerdict,
  { language, fileName }: Pick<CredentialReport, "language" | "fileName">,
): [Part, Part][] {
  const { name = null, issuer = null, types = [] } = credential ?? {};
  return [
    [say(reportTexts.file, language), html`<code>${foreign(fileName)}</code>`],
    [say(reportTexts.achievement, language), name && foreign(name)],
    [say(texts.types, language), types.length > 0 && foreign(types.join(", "))],
    [say(texts.issuer, language), issuer && html`<code>${foreign(issuer)}</code>`],
    ...(deployment === null ? [] : networkFacts({ deployment, asOf }, language)),
  ];
}
