import { createReadStream } from "node:fs";

/** No configuration, address book, keystore, document or plan comes near. */
const MOST_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 10;

/** Reads a file that an honest one is small of; one that is larger, or has no end, is left after its first bytes. */
export async function readBytes(file: string, most = MOST_BYTES): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw new Error(`the file has more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Reads such a file as UTF-8. */
export async function readText(file: string, most = MOST_BYTES): Promise<string> {
  return (await readBytes(file, most)).toString("utf8");
}

/** Reads a file of any length line by line, each of which is bounded. The last one may lack its line feed. */
export async function* readLines(file: string, most = MOST_BYTES): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let held = 0;
  const hold = (piece: Buffer): void => {
    held += piece.length;
    if (held > most) throw new Error(`a line has more than ${most} bytes`);
    pieces.push(piece);
  };
  const take = (): string => {
    const line = Buffer.concat(pieces).toString("utf8");
    pieces = [];
    held = 0;
    return line;
  };
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      hold(bytes.subarray(start, end));
      yield take();
      start = end + 1;
    }
    hold(bytes.subarray(start));
  }
  if (held > 0) yield take();
}
