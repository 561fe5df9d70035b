import { CairnError } from "../../errors/CairnError.ts";

/** First bytes of a PNG file (ISO/IEC 15948, 5.2). */
export const PNG_SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10] as const;
/** Keyword of the chunk that holds the credential (Open Badges 3.0, 5.3.1). */
const KEYWORD = "openbadgecredential";
/** Length and type before a chunk's data, and its checksum behind. */
const FRAME = 12;
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

interface Chunk {
  readonly type: string;
  /** Where it begins, with its length, and where the next one does. */
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

/** Puts text into a PNG as an `iTXt` chunk, in the place of one that is there; the picture stays as it is. */
export function bakePng(png: Uint8Array, text: string): Uint8Array {
  const chunks = chunksOf(png);
  const end = chunks.at(-1);
  if (end?.type !== "IEND") throw notAnImage();
  const kept = chunks.filter((chunk) => textOf(chunk) === undefined);
  const parts = [
    png.subarray(0, PNG_SIGNATURE.length),
    ...kept.slice(0, -1).map(({ start, end: until }) => png.subarray(start, until)),
    chunkOf("iTXt", new TextEncoder().encode(`${KEYWORD}\0\0\0\0\0${text}`)),
    png.subarray(end.start, end.end),
  ];
  const baked = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let place = 0;
  for (const part of parts) {
    baked.set(part, place);
    place += part.length;
  }
  return baked;
}

/** Reads what is baked into a PNG; undefined where nothing is. */
export function readPng(png: Uint8Array): string | undefined {
  return chunksOf(png)
    .map(textOf)
    .find((text) => text !== undefined);
}

function chunksOf(png: Uint8Array): Chunk[] {
  if (!PNG_SIGNATURE.every((byte, place) => png[place] === byte)) throw notAnImage();
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let start: number = PNG_SIGNATURE.length; start < png.length; ) {
    if (start + FRAME > png.length) throw notAnImage();
    const end = start + FRAME + view.getUint32(start);
    if (end > png.length) throw notAnImage();
    const type = String.fromCharCode(...png.subarray(start + 4, start + 8));
    chunks.push({ type, start, end, data: png.subarray(start + 8, end - 4) });
    if (type === "IEND") break;
    start = end;
  }
  return chunks;
}

/** The text of a chunk of ours: keyword, 0, not compressed (0, 0), language, 0, translated keyword, 0, text. */
function textOf({ type, data }: Chunk): string | undefined {
  if (type !== "iTXt") return undefined;
  const keywordEnd = data.indexOf(0);
  if (new TextDecoder("latin1").decode(data.subarray(0, keywordEnd)) !== KEYWORD) return undefined;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (data[keywordEnd + 1] !== 0 || translatedEnd < 0) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The picture's credential is compressed or cut short; Open Badges bakes it as it is.",
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data.subarray(translatedEnd + 1));
  } catch (cause) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The picture's credential is no text in UTF-8.",
      cause,
    });
  }
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function notAnImage(): CairnError {
  return new CairnError("MALFORMED_CREDENTIAL", { message: "The file is not a whole PNG picture." });
}
