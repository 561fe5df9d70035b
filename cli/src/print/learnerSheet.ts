import type { Address, bundles, KindName, UnixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { kindText, terms } from "../messages/sdk/terms.ts";
import { dateText } from "./format.ts";
import type { Html } from "./html.ts";
import { foreign, html } from "./html.ts";
import { facts, page } from "./page.ts";
import { qr } from "./qr.ts";
import { say } from "./say.ts";
import { sheetTexts as texts } from "./texts.ts";

/** What lets a wallet of the learner's own take control from the code; the name is the learner's choice. */
const TAKE_OVER = "cairn claim --code --to-keystore wallet.json";

/** What a learner's sheet says. */
export interface LearnerSheet {
  readonly language: Language;
  readonly hubName: string;
  readonly learnerName?: string;
  readonly achievementName: string;
  readonly kind: KindName;
  /** How it is attested. */
  readonly mode: bundles.Inclusion["mode"];
  /** When it was achieved. */
  readonly date: UnixTime;
  /** As `claimCodes.format` writes it, in groups; absent where the learner gave a wallet. */
  readonly claimCode?: string;
  /** The page to claim with the code behind its `#`; printed as a QR code and in letters. */
  readonly claimLink?: string;
  /** The learner's own wallet, where they gave one. */
  readonly wallet?: Address;
  /** The learner's file: `*.cairn.json`. */
  readonly fileName: string;
  /** How anyone checks the file, in one sentence. */
  readonly verifyHint: string;
  /** Whom to ask. */
  readonly issuerContact?: string;
}

/**
 * What a learner takes home: the achievement, the claim code where there is one, what to do, and who can act with it.
 *
 * @returns A self-contained HTML text.
 */
export function learnerSheet(sheet: LearnerSheet): string {
  const title = say(texts.title, sheet.language, { achievement: sheet.achievementName, hub: sheet.hubName });
  return page({ language: sheet.language, title, sheets: [sheetOf(sheet)] });
}

/**
 * The sheets of many learners in one text, each on a new page.
 *
 * @param sheets - One or more, of one hub and in one language.
 */
export function learnerSheets(sheets: readonly [LearnerSheet, ...LearnerSheet[]]): string {
  const { language, hubName } = sheets[0];
  const title = say(texts.titleMany, language, { hub: hubName });
  return page({ language, title, sheets: sheets.map(sheetOf) });
}

function sheetOf(sheet: LearnerSheet): Html {
  const { language, learnerName, claimCode, wallet, mode } = sheet;
  const hub = foreign(sheet.hubName);
  return html`<header>
<p class="over">${say(texts.attests, language, { hub })}</p>
<h1>${foreign(sheet.achievementName)}</h1>
${learnerName && html`<p class="big">${foreign(learnerName)}</p>`}
</header>
${facts([
  [say(texts.kind, language), foreign(kindText(sheet.kind, language))],
  [say(texts.date, language), dateText(sheet.date, language)],
  [say(texts.mode, language), terms[language].modes[mode]],
  [say(texts.file, language), html`<code>${foreign(sheet.fileName)}</code>`],
  [say(texts.wallet, language), wallet && html`<code>${wallet}</code>`],
])}
${mode === "signed" && html`<p class="box">${say(texts.provisional, language, { hub })}</p>`}
${mode === "minted" && html`<p>${say(texts.isPublic, language)}</p>`}
${claimCode !== undefined && codeBox(sheet, claimCode)}
<h2>${say(texts.steps, language)}</h2>
<ol>
<li>${say(texts.keep, language, { file: html`<code>${foreign(sheet.fileName)}</code>` })}</li>
<li>${claimStep(sheet, hub)}</li>
<li>${say(texts.show, language, { hub })}</li>
${claimCode !== undefined && html`<li>${say(texts.takeOver, language, { hub, command: html`<code>${TAKE_OVER}</code>` })}</li>\n`}</ol>
${claimCode !== undefined && whoCanAct(language, hub)}
<h2>${say(texts.check, language)}</h2>
<p>${foreign(sheet.verifyHint)}</p>
${
  sheet.issuerContact &&
  html`<h2>${say(texts.contact, language)}</h2>
<address>${foreign(sheet.issuerContact)}</address>`
}
`;
}

/** A link without a page opens nothing on a phone: then the command is named. */
function claimStep({ language, claimCode, claimLink = "", fileName }: LearnerSheet, hub: Html): Html {
  if (claimCode === undefined) return say(texts.ownWallet, language);
  if (/^https?:/.test(claimLink)) return say(texts.publishByLink, language);
  const command = html`<code>cairn claim ${foreign(fileName)} --code</code>`;
  return say(texts.publishByHand, language, { command, hub });
}

function codeBox({ language, claimLink }: LearnerSheet, claimCode: string): Html {
  const groups = claimCode.split(/[\s-]+/u).filter((group) => group !== "");
  const code = html`<div>
<h2>${say(texts.code, language)}</h2>
<p class="groups code">${groups.map((group) => html`<span>${group}</span> `)}</p>
<p>${say(texts.codeHint, language)} ${claimLink !== undefined && say(texts.linkHint, language)}</p>
</div>`;
  if (claimLink === undefined) return html`<section class="box">${code}</section>`;
  return html`<section class="box"><div class="beside">${code}
${qr(claimLink, say(texts.qr, language))}</div>
<p class="small"><strong>${say(texts.link, language)}:</strong> <code>${foreign(claimLink)}</code></p></section>`;
}

function whoCanAct(language: Language, hub: Html): Html {
  return html`<h2>${say(texts.who, language)}</h2>
<p>${say(texts.whoHolder, language)} ${say(texts.whoMaker, language, { hub })}</p>
<p>${say(texts.whoLost, language, { hub })}</p>`;
}
