// Pictures of the page, compared with those that are kept.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { decode, encode } from "fast-png";
import pixelmatch from "pixelmatch";
import type { Locator, Page } from "playwright-core";

/** What a picture is made of: four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

const KEPT = path.join(import.meta.dirname, "screenshots");
const DIFFERENCES = path.resolve("out", "web", "differences");
/** How much two colours may differ, from 0 to 1: the edges of letters differ from machine to machine. */
const THRESHOLD = 0.2;
/** Which part of the pixels may differ more. */
const TOLERANCE = 0.002;
/** Rows that are kept of a long page: the rest of it repeats what these show. */
const MOST_ROWS = 2400;
/** Steps of a colour that are kept: far below the threshold, and a file half as large. */
const STEPS = 15;
const STEP = Array.from({ length: 256 }, (_, value) => (Math.round((value * STEPS) / 255) * 255) / STEPS);
const CHANNELS = 4;

/**
 * Compares the page with the picture of this name, and keeps it and their difference in out/web/differences where they
 * differ. `npm run test:web -- --update` keeps what is there now instead.
 */
export async function expectPicture(page: Page, name: string, masks: readonly Locator[] = []): Promise<void> {
  const shot = await page.screenshot({
    fullPage: true,
    animations: "disabled",
    caret: "hide",
    mask: [...masks],
    maskColor: "#888888",
  });
  const actual = reduced(pixelsOf(shot));
  const file = path.join(KEPT, `${name}.png`);
  if (process.env.CAIRN_UPDATE_PICTURES === "1") {
    await mkdir(KEPT, { recursive: true });
    await writeFile(file, pngOf(actual));
    return;
  }
  const kept = await readFile(file).catch(() => undefined);
  const difference = kept === undefined ? undefined : compare(pixelsOf(kept), actual);
  if (difference !== undefined && difference.share <= TOLERANCE) return;
  await mkdir(DIFFERENCES, { recursive: true });
  await writeFile(path.join(DIFFERENCES, `${name}.actual.png`), pngOf(actual));
  if (difference !== undefined) {
    await writeFile(path.join(DIFFERENCES, `${name}.diff.png`), pngOf(difference.picture));
  }
  const how = difference === undefined ? "there is no kept picture" : difference.words;
  expect.fail(`${name}: ${how}; see out/web/differences, or keep it with npm run test:web -- --update`);
}

/** Reads a PNG. */
export function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, channels, data } = decode(png);
  const pixels = new Uint8ClampedArray(width * height * CHANNELS).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < Math.min(channels, CHANNELS); channel += 1) {
      pixels[pixel * CHANNELS + channel] = Number(data[pixel * channels + channel]);
    }
  }
  return { width, height, data: pixels };
}

/** The upper part of a picture, in fewer colours. */
function reduced({ width, height, data }: Pixels): Pixels {
  const rows = Math.min(height, MOST_ROWS);
  const kept = data.subarray(0, width * rows * CHANNELS);
  return { width, height: rows, data: Uint8ClampedArray.from(kept, (value) => STEP[value] ?? 0) };
}

/** A PNG without transparency: nothing of a page has any. */
function pngOf({ width, height, data }: Pixels): Uint8Array {
  const opaque = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    opaque.set(data.subarray(pixel * CHANNELS, pixel * CHANNELS + 3), pixel * 3);
  }
  return encode({ width, height, data: opaque, channels: 3 }, { zlib: { level: 9 } });
}

function compare(kept: Pixels, actual: Pixels): { share: number; words: string; picture: Pixels } {
  const { width, height } = kept;
  if (width !== actual.width || height !== actual.height) {
    const words = `it is ${actual.width} × ${actual.height} pixels, and was ${width} × ${height}`;
    return { share: 1, words, picture: kept };
  }
  const data = new Uint8ClampedArray(width * height * CHANNELS);
  const different = pixelmatch(kept.data, actual.data, data, width, height, { threshold: THRESHOLD });
  const share = different / (width * height);
  const words = `${different} pixels differ, ${(share * 100).toFixed(2)} %`;
  return { share, words, picture: { width, height, data } };
}
