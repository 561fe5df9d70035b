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
/** How many pixels may differ more: fewer than a letter has. */
const MOST_DIFFERENT = 40;
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
  const actual = await pictureOf(page, masks);
  if (process.env.CAIRN_UPDATE_PICTURES === "1") {
    await mkdir(KEPT, { recursive: true });
    await writeFile(fileOf(name), pngOf(actual));
    return;
  }
  const difference = await differenceFrom(name, actual);
  if (difference === undefined) return;
  const { words, picture } = difference;
  await mkdir(DIFFERENCES, { recursive: true });
  await writeFile(path.join(DIFFERENCES, `${name}.actual.png`), pngOf(actual));
  if (picture !== undefined) await writeFile(path.join(DIFFERENCES, `${name}.diff.png`), pngOf(picture));
  expect.fail(`${name}: ${words}; see out/web/differences, or keep it with npm run test:web -- --update`);
}

/** The page from its top, as pictures are kept. */
export async function pictureOf(page: Page, masks: readonly Locator[]): Promise<Pixels> {
  const shot = await page.screenshot({
    fullPage: true,
    animations: "disabled",
    caret: "hide",
    mask: [...masks],
    maskColor: "#888888",
  });
  return reduced(pixelsOf(shot));
}

/** How a picture differs from the kept one of this name, in words and as a picture; undefined where it does not. */
export async function differenceFrom(
  name: string,
  actual: Pixels,
): Promise<{ readonly words: string; readonly picture?: Pixels } | undefined> {
  const png = await readFile(fileOf(name)).catch(() => undefined);
  if (png === undefined) return { words: "there is no kept picture" };
  const kept = pixelsOf(png);
  const { width, height } = kept;
  if (width !== actual.width || height !== actual.height) {
    return { words: `it is ${actual.width} × ${actual.height} pixels, and was ${width} × ${height}` };
  }
  const data = new Uint8ClampedArray(width * height * CHANNELS);
  const different = pixelmatch(kept.data, actual.data, data, width, height, { threshold: THRESHOLD });
  if (different <= MOST_DIFFERENT) return undefined;
  return { words: `${different} pixels differ`, picture: { width, height, data } };
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
  const kept = data.slice(0, width * rows * CHANNELS);
  for (let at = 0; at < kept.length; at += 1) kept[at] = STEP[kept[at] ?? 0] ?? 0;
  return { width, height: rows, data: kept };
}

/** A PNG without transparency: nothing of a page has any. */
function pngOf({ width, height, data }: Pixels): Uint8Array {
  const opaque = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    opaque.set(data.subarray(pixel * CHANNELS, pixel * CHANNELS + 3), pixel * 3);
  }
  return encode({ width, height, data: opaque, channels: 3 }, { zlib: { level: 9 } });
}

function fileOf(name: string): string {
  return path.join(KEPT, `${name}.png`);
}
