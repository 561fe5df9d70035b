import type { AchievementId, Address, bundles, ChainId, HubId, Root, UnixTime } from "@cairn/sdk";
import type { Language } from "../messages/Language.ts";
import { terms } from "../messages/sdk/terms.ts";
import { moneyText, numberText, timeText } from "./format.ts";
import type { Html } from "./html.ts";
import { foreign, html } from "./html.ts";
import { facts, page } from "./page.ts";
import { say } from "./say.ts";
import { commonTexts, receiptTexts as texts } from "./texts.ts";

/** A transaction that attested a cohort or a part of it. */
export interface ReceiptTransaction {
  readonly hash: string;
  readonly block: number;
  /** Units of gas used. */
  readonly gas: bigint;
  /** What was paid, in wei. */
  readonly cost: bigint;
}

/** One learner of a receipt. */
export interface ReceiptLearner {
  readonly id: AchievementId;
  readonly name?: string;
  readonly address: Address;
  readonly fileName: string;
}

/** What the office's receipt says. */
export interface Receipt {
  readonly language: Language;
  readonly hub: { readonly id: HubId; readonly name: string };
  /** The cohort, as the office names it. */
  readonly cohort: string;
  readonly mode: bundles.Inclusion["mode"];
  readonly count: number;
  readonly root?: Root;
  readonly transactions: readonly ReceiptTransaction[];
  readonly network: { readonly name: string; readonly chainId: ChainId; readonly currency: string };
  readonly date: UnixTime;
  /** The account that sent or signed. */
  readonly account: Address;
  readonly learners?: readonly ReceiptLearner[];
  /** Whether the list names learners, addresses and files; only the records' ids where not. */
  readonly showPrivate: boolean;
}

/**
 * The office's receipt of a cohort: what was attested, when, by whom, and what it cost.
 *
 * @returns A self-contained HTML text.
 */
export function receipt(receipt: Receipt): string {
  const { language, hub, network, mode, root } = receipt;
  const hubName = { name: foreign(hub.name), id: String(hub.id) };
  const networkName = { name: foreign(network.name), chainId: String(network.chainId) };
  const sheet = html`<header><h1>${say(texts.heading, language)}</h1></header>
${facts([
  [say(texts.hub, language), say(commonTexts.hubNamed, language, hubName)],
  [say(texts.cohort, language), foreign(receipt.cohort)],
  [say(texts.count, language), numberText(receipt.count, language)],
  [say(texts.mode, language), terms[language].modes[mode]],
  [say(texts.date, language), timeText(receipt.date, language)],
  [say(texts.account, language), html`<code>${receipt.account}</code>`],
  [say(texts.network, language), say(commonTexts.networkNamed, language, networkName)],
  [say(texts.root, language), root && html`<code>${root}</code>`],
])}
<h2>${say(texts.transactions, language)}</h2>
${receipt.transactions.length > 0 ? transactionTable(receipt) : html`<p>${say(texts.noTransaction, language)}</p>`}
${receipt.learners && learnerTable(receipt, receipt.learners)}
`;
  return page({ language, title: say(texts.title, language, { cohort: receipt.cohort }), sheets: [sheet] });
}

function transactionTable({ language, transactions, network }: Receipt): Html {
  const rows = transactions.map(
    ({ hash, block, gas, cost }) => html`<tr><td><code>${foreign(hash)}</code></td>
<td class="number">${block}</td><td class="number">${numberText(gas, language)}</td>
<td class="number">${moneyText(cost, network.currency, language)}</td></tr>
`,
  );
  const gas = transactions.reduce((sum, { gas }) => sum + gas, 0n);
  const cost = transactions.reduce((sum, { cost }) => sum + cost, 0n);
  const total = html`<tr><th scope="row" colspan="2">${say(texts.total, language)}</th>
<td class="number">${numberText(gas, language)}</td>
<td class="number">${moneyText(cost, network.currency, language)}</td></tr>`;
  return html`<table><thead><tr><th scope="col">${say(texts.transaction, language)}</th>
<th scope="col" class="number" style="width: 13%">${say(texts.block, language)}</th>
<th scope="col" class="number" style="width: 16%">${say(texts.gas, language)}</th>
<th scope="col" class="number" style="width: 28%">${say(texts.cost, language)}</th></tr></thead><tbody>
${rows}</tbody>${transactions.length > 1 && html`<tfoot>${total}</tfoot>`}</table>`;
}

function learnerTable({ language, showPrivate }: Receipt, learners: readonly ReceiptLearner[]): Html {
  const rows = learners.map((learner, place) => {
    const who = html`<td>${learner.name && html`${foreign(learner.name)}<br>`}<code>${foreign(learner.fileName)}</code></td>`;
    const address = html`<code>${learner.address}</code><br>`;
    return html`<tr><td class="number">${place + 1}</td>${showPrivate && who}
<td>${showPrivate && address}<code>${learner.id}</code></td></tr>
`;
  });
  return html`<h2>${say(texts.learners, language)}</h2>
<p>${say(showPrivate ? texts.shownHint : texts.privateHint, language)}</p>
<table><thead><tr><th scope="col" class="number" style="width: 9%">${say(texts.number, language)}</th>
${showPrivate && html`<th scope="col" style="width: 33%">${say(texts.nameAndFile, language)}</th>`}
<th scope="col">${say(showPrivate ? texts.addressAndRecord : texts.record, language)}</th></tr></thead><tbody>
${rows}</tbody></table>`;
}
