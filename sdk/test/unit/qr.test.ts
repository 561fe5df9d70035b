import { expect } from "chai";
import { decode } from "fast-png";
import readQr from "jsqr";
import { links, qr, requests } from "../../src/index.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { requestSample } from "../utils/records.ts";

/** Bytes of UTF-8 that a code takes at most. */
const LIMIT = 1273;
const TEXTS = {
  "a link": "https://verify.example/?lang=es#cairn=q1YqLU4tylWyUlJQ0lEqSS0uUdJRKkktLgEA",
  "letters of many scripts": "Größe, 学校, школа, 🪨",
  "the longest": "a".repeat(LIMIT),
  "the longest, of several bytes a letter": `${"ß".repeat(LIMIT / 2)}a`,
};

/** A picture as dark and light pixels, in rows. */
type Pixels = readonly (readonly boolean[])[];

function read(rows: Pixels): string | undefined {
  const width = rows[0]?.length ?? 0;
  const data = Uint8ClampedArray.from(
    rows.flatMap((row) =>
      row.flatMap((isDark) => [...Array.from({ length: 3 }, () => (isDark ? 0 : 255)), 255]),
    ),
  );
  return readQr.default(data, width, rows.length, { inversionAttempts: "dontInvert" })?.data;
}

/** As a camera sees it: a few pixels for each module. */
function enlarged(rows: Pixels): Pixels {
  const SCALE = 4;
  const wide = rows.map((row) => row.flatMap((isDark) => Array.from({ length: SCALE }, () => isDark)));
  return wide.flatMap((row) => Array.from({ length: SCALE }, () => row));
}

/** Paints the rectangles of a picture that has nothing else. */
function pixelsOfSvg(picture: string): Pixels {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(picture)?.[1]);
  const path = /<path fill="#000" d="([^"]*)"\/>/.exec(picture)?.[1] ?? "";
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [whole, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(width, whole).to.equal(back);
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, ""), "nothing but rectangles").to.equal("");
  return rows;
}

/** What a terminal of light text on dark ground shows: a full block is two light modules. */
function pixelsOfTerminal(picture: string): Pixels {
  const LIGHT: Readonly<Record<string, readonly [upper: boolean, lower: boolean]>> = {
    "█": [true, true],
    "▀": [true, false],
    "▄": [false, true],
    " ": [false, false],
  };
  return picture.split("\n").flatMap((line) => {
    const halves = [...line].map((character) => LIGHT[character]);
    if (halves.includes(undefined)) throw new Error(`a character that is no half block: ${line}`);
    return [0, 1].map((half) => halves.map((light) => light?.[half] === false));
  });
}

describe("QR codes", () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`${name}: a reader gets the same text from PNG, SVG and the terminal`, async () => {
      const { width, height, data, channels } = decode(await qr.toPng(text));
      expect([width, channels]).to.deep.equal([height, 1]);
      const rows = Array.from({ length: height }, (_row, y) =>
        [...data.subarray(y * width, (y + 1) * width)].map((grey) => Number(grey) < 128),
      );
      expect(read(rows), "PNG").to.equal(text);
      expect(read(enlarged(pixelsOfSvg(qr.toSvg(text)))), "SVG").to.equal(text);
      expect(read(enlarged(pixelsOfTerminal(qr.toTerminal(text)))), "terminal").to.equal(text);
    });
  }

  it("all three draw the same modules, with four of white on each side", async () => {
    const svg = pixelsOfSvg(qr.toSvg("Cairn"));
    const terminal = pixelsOfTerminal(qr.toTerminal("Cairn"));
    expect(terminal.slice(0, svg.length)).to.deep.equal(svg);
    const { width, data } = decode(await qr.toPng("Cairn", { scale: 1 }));
    expect([...data].map((grey) => grey === 0)).to.deep.equal(svg.flat());
    expect(width).to.equal(svg.length);
    const dark = svg.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [x, y] : [])));
    expect([Math.min(...dark), Math.max(...dark)]).to.deep.equal([4, svg.length - 5]);
  });

  it("a module has as many pixels as asked for", async () => {
    const modules = pixelsOfSvg(qr.toSvg("Cairn")).length;
    expect(decode(await qr.toPng("Cairn", { scale: 3 })).width).to.equal(3 * modules);
    expect(decode(await qr.toPng("Cairn")).width).to.equal(8 * modules);
  });

  it("can be drawn for paper, of which more may be spoilt, in more modules", () => {
    const sizes = (["L", "M", "Q", "H"] as const).map((correction) => {
      const rows = pixelsOfSvg(qr.toSvg(TEXTS["a link"], { correction }));
      expect(read(enlarged(rows)), correction).to.equal(TEXTS["a link"]);
      return rows.length;
    });
    expect(sizes).to.deep.equal(sizes.toSorted((one, other) => one - other));
    expect(sizes[3]).to.be.greaterThan(sizes[0] ?? 0);
  });

  it("refuses one byte more than a phone reads, and says how many there are", async () => {
    for (const text of ["a".repeat(LIMIT + 1), `${"ß".repeat(LIMIT / 2)}ab`]) {
      const details = { bytes: LIMIT + 1, limit: LIMIT };
      expect(errorOf("QR_TOO_LARGE", () => qr.toSvg(text)).details).to.deep.equal(details);
      expect(errorOf("QR_TOO_LARGE", () => qr.toTerminal(text)).details).to.deep.equal(details);
      expect((await rejectionOf("QR_TOO_LARGE", qr.toPng(text))).details).to.deep.equal(details);
    }
  });

  it("the SVG is one element that needs nothing of elsewhere, and holds no text of the code", () => {
    const picture = qr.toSvg('"><script>alert(1)</script>');
    expect(picture).to.match(/^<svg [^<>]*>(?:<path [^<>]*\/>){2}<\/svg>$/);
    expect(picture).not.to.match(/script|href|url\(/);
  });

  it("a request of one item fits, and comes back whole", async () => {
    const request = requestSample();
    const link = await links.toLink("https://wallet.example/", requests.serialize(request));
    const seen = read(enlarged(pixelsOfTerminal(qr.toTerminal(link))));
    expect(seen).to.equal(link);
    expect(requests.parse((await links.fromLink(seen ?? "")) ?? "")).to.deep.equal(request);
  });
});
