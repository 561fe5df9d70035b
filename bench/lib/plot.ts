/** A bar: what it is of, how long, and what is written behind it. */
export type Bar = {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly tone?: Tone;
};
/** Ours, what it is measured against, or another's. */
export type Tone = "ours" | "floor" | "other";
/** Bars under a heading of their own. */
export type Group = { readonly title: string; readonly bars: readonly Bar[] };

const WIDTH = 760;
const MARGIN = 20;
/** About the width of a letter of the labels. */
const LETTER = 7;
/** Room for what is written behind the longest bar. */
const TEXTS = 150;
const ROW = 24;
const BAR = 15;
const HEAD = 66;
const GROUP_HEAD = 34;
const LEAST_BAR = 2;

/** Colours of a light and of a dark page; the picture brings its own ground, so that its text can always be read. */
const STYLE = `<style>
.ground{fill:#fff;stroke:#d0d7de}text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}
.title{font-size:16px;font-weight:600}.group{font-weight:600}.note{fill:#59636e;font-size:12px}
.ours{fill:#0969da}.floor{fill:#8250df}.other{fill:#8c959f}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117;stroke:#3d444d}text{fill:#f0f6fc}.note{fill:#9198a1}
.ours{fill:#4493f8}.floor{fill:#ab7df8}.other{fill:#6e7681}}
</style>`;

/**
 * Draws groups of horizontal bars to one scale, as SVG. On a logarithmic scale a bar's length is that of its value's
 * logarithm, and the least bar is one tenth of the scale long.
 */
export function barChart({
  title,
  note,
  groups,
  scale = "linear",
}: {
  title: string;
  note: string;
  groups: readonly Group[];
  scale?: "linear" | "logarithmic";
}): string {
  const bars = groups.flatMap((group) => group.bars);
  const start = MARGIN + 10 + LETTER * Math.max(...bars.map(({ label }) => label.length));
  const lengthOf = lengths(
    bars.map(({ value }) => value),
    { scale, room: WIDTH - start - TEXTS },
  );
  const rows: string[] = [];
  let y = HEAD;
  for (const { title: heading, bars: own } of groups) {
    rows.push(`<text class="group" x="${MARGIN}" y="${y + 14}">${escaped(heading)}</text>`);
    y += GROUP_HEAD - 8;
    for (const bar of own) {
      rows.push(drawBar(bar, { x: start, y, length: lengthOf(bar.value) }));
      y += ROW;
    }
    y += 8;
  }
  const height = y + MARGIN - 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(note)}</desc>`,
    STYLE,
    `<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="6"/>`,
    `<text class="title" x="${MARGIN}" y="30">${escaped(title)}</text>`,
    `<text class="note" x="${MARGIN}" y="50">${escaped(note)}</text>`,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}

function drawBar(
  { label, text, tone = "other" }: Bar,
  { x, y, length }: { x: number; y: number; length: number },
): string {
  const baseline = y + 12;
  return [
    `<text x="${x - 10}" y="${baseline}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="${tone}" x="${x}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="2"/>`,
    `<text x="${(x + length + 8).toFixed(1)}" y="${baseline}">${escaped(text)}</text>`,
  ].join("");
}

function lengths(
  values: readonly number[],
  { scale, room }: { scale: "linear" | "logarithmic"; room: number },
): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (scale === "linear") return (value) => Math.max(LEAST_BAR, (room * value) / most);
  const decades = Math.log10(most / least) || 1;
  return (value) => room * (0.1 + (0.9 * Math.log10(value / least)) / decades);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
