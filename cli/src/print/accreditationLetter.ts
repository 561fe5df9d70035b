import type { Address, ChainId, HubId, KindName, UnixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { kindText } from "../messages/sdk/terms.ts";
import { dateText, timeText } from "./format.ts";
import type { Html } from "./html.ts";
import { foreign, html } from "./html.ts";
import { facts, page } from "./page.ts";
import { qr } from "./qr.ts";
import { say } from "./say.ts";
import { commonTexts, letterTexts as texts } from "./texts.ts";

/** What a letter of accreditation says. */
export interface AccreditationLetter {
  readonly language: Language;
  readonly accreditor: {
    readonly name: string;
    readonly account: Address;
    /** For the head of the letter; lines as they are to stand. */
    readonly postalAddress?: string;
  };
  readonly hub: { readonly id: HubId; readonly name: string };
  readonly kinds: readonly KindName[];
  /** The period: `from` is in it, `until` no longer. */
  readonly from: UnixTime;
  readonly until: UnixTime;
  readonly network: { readonly name: string; readonly chainId: ChainId };
  /** The `HubRegistry`. */
  readonly registry: Address;
  /** The transaction that accredited the hub. */
  readonly transaction?: string;
  /** Of the letter. */
  readonly date: UnixTime;
  /** Where the accreditation can be looked at. */
  readonly link?: string;
}

/**
 * A formal letter from an accreditor to a hub. Its QR code holds the link; without one, the values to look up.
 *
 * @returns A self-contained HTML text.
 */
export function accreditationLetter(letter: AccreditationLetter): string {
  const { language, kinds } = letter;
  const accreditor = foreign(letter.accreditor.name);
  const hub = foreign(letter.hub.name);
  const { postalAddress } = letter.accreditor;
  const sheet = html`<header>
<p class="big">${accreditor}</p>
${postalAddress && html`<address>${foreignLines(postalAddress)}</address>`}
<p>${dateText(letter.date, language)}</p>
<p>${say(texts.to, language, { hub })}</p>
<h1>${say(texts.heading, language)}</h1>
</header>
<p>${say(texts.grants, language, { accreditor, hub })}</p>
<ul>${kinds.map((name) => html`<li>${foreign(kindText(name, language))}</li>`)}</ul>
${facts([
  [say(texts.from, language), timeText(letter.from, language)],
  [say(texts.until, language), say(texts.untilHint, language, { until: timeText(letter.until, language) })],
])}
<p>${say(texts.meaning, language, { hub })}</p>
<p class="sign-here">${say(texts.signature, language, { accreditor })}</p>
${checkSection(letter)}
`;
  return page({ language, title: say(texts.title, language, { hub: letter.hub.name }), sheets: [sheet] });
}

function checkSection(letter: AccreditationLetter): Html {
  const { language, hub, network, registry, transaction, link } = letter;
  const networkName = { name: foreign(network.name), chainId: String(network.chainId) };
  return html`<section class="box">
<h2>${say(texts.check, language)}</h2>
<p>${say(texts.checkHint, language)}</p>
<div class="beside">
${facts([
  [say(texts.hub, language), String(hub.id)],
  [say(texts.accreditor, language), html`<code>${letter.accreditor.account}</code>`],
  [say(texts.network, language), say(commonTexts.networkNamed, language, networkName)],
  [say(texts.registry, language), html`<code>${registry}</code>`],
  [say(texts.transaction, language), transaction && html`<code>${foreign(transaction)}</code>`],
  [say(texts.link, language), link && html`<code>${foreign(link)}</code>`],
])}
${link === undefined ? qr(valuesOf(letter), say(texts.qrFacts, language)) : qr(link, say(texts.qrLink, language))}
</div>
</section>`;
}

/** What a reader would else have to type. */
function valuesOf({ network, registry, hub, transaction }: AccreditationLetter): string {
  const lines = [`chain ${network.chainId}`, `registry ${registry}`, `hub ${hub.id}`];
  return [...lines, ...(transaction === undefined ? [] : [`transaction ${transaction}`])].join("\n");
}

function foreignLines(text: string): Html {
  return html`${text.split(/\r?\n/u).map((line) => html`${foreign(line)}<br>`)}`;
}
