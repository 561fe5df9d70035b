import type { Language } from "../messages/Language.ts";
import type { Part } from "./html.ts";
import { Html, html } from "./html.ts";

/** One page or more that are printed together. */
export interface Page {
  readonly language: Language;
  /** For the window and the file that a printer makes: text, without elements. */
  readonly title: Part;
  /** Each starts on a new sheet. */
  readonly sheets: readonly Html[];
}

/** For A4 and Letter: the printer names the size, and no measure here is wider or taller than either leaves. */
const CSS = `
@page { margin: 13mm 17mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; font: 10.5pt/1.32 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0 auto; padding: 8mm; max-width: 186mm; overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; } }
h1, h2, p, ol, dl, table, address { margin: 0 0 2mm; }
h1 { font-size: 19pt; line-height: 1.2; }
h2 { font-size: 12pt; line-height: 1.25; margin: 3mm 0 1mm; break-after: avoid; }
p, li, dd { orphans: 2; widows: 2; }
address { font-style: normal; white-space: pre-line; }
bdi { overflow-wrap: anywhere; }
.sheet + .sheet { break-before: page; }
@media screen { .sheet + .sheet { border-top: .6mm dashed #000; margin-top: 10mm; padding-top: 10mm; } }
.over { font-size: 10pt; margin-bottom: 1mm; }
.big { font-size: 15pt; font-weight: 700; line-height: 1.25; }
dl { display: grid; grid-template-columns: 27% 1fr; gap: .8mm 4mm; }
dt { font-weight: 700; }
dd { margin: 0; min-width: 0; }
dd code { font-size: .8em; }
ol { padding-left: 6mm; }
li { margin-bottom: 1mm; }
code, .code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .92em; }
.box { border: .5mm solid #000; padding: 3mm 4mm; margin: 0 0 4mm; break-inside: avoid; }
.box > :last-child { margin-bottom: 0; }
.box h2:first-child { margin-top: 0; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) 42mm; gap: 5mm; align-items: start; break-inside: avoid; }
.qr { display: block; width: 42mm; height: 42mm; }
.groups { display: grid; grid-template-columns: repeat(4, max-content); gap: 1.5mm 5mm; margin: 0 0 3mm; font-size: 20pt; font-weight: 700;
  line-height: 1.2; }
.groups { counter-reset: group; }
.groups span { white-space: nowrap; letter-spacing: .06em; counter-increment: group; }
.groups span::before { content: counter(group); font-size: 8pt; font-weight: 400; vertical-align: super; margin-right: 1mm; }
.verdict { display: flex; gap: 5mm; align-items: center; border: 1mm solid #000; padding: 3mm 5mm; margin: 0 0 4mm;
  break-inside: avoid; }
.verdict .sign { font-size: 30pt; line-height: 1; font-weight: 700; }
.verdict p { margin: 0; }
.verdict strong { display: block; font-size: 20pt; line-height: 1.2; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; }
caption { text-align: left; font-weight: 700; padding-bottom: 1.5mm; }
th, td { border: .25mm solid #555; padding: 1mm 1.8mm; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
td.number, th.number { text-align: right; }
td p { margin: 0 0 .5mm; }
td ul { margin: 0; padding-left: 4mm; font-size: 8pt; }
td li { margin: 0; }
.sign-here { margin: 14mm 0 8mm; width: 80mm; border-top: .25mm solid #000; padding-top: 1mm; }
.small { font-size: 8.5pt; }
`;

/** Nothing is loaded and nothing runs, whatever a name says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Makes one self-contained HTML text to print. */
export function page({ language, title, sheets }: Page): string {
  const body = sheets.map((sheet) => html`<article class="sheet">\n${sheet}</article>\n`);
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(CSS)}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
  return markup;
}

/** A list of names and values; those without a value are left out. */
export function facts(rows: readonly (readonly [name: Part, value: Part])[]): Html {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== false);
  return html`<dl>${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
}
