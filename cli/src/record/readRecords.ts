import type { Dirent } from "node:fs";
import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { UnzipFile } from "fflate";
import { Unzip, UnzipInflate } from "fflate";

/** A record's file as it was found, or why there is none to read. */
export type Found = { readonly name: string } & (
  | { readonly bytes: Uint8Array; readonly fault?: never }
  | { readonly bytes?: never; readonly fault: Fault }
);

/** Why there is no record to read: it says nothing about any record. */
export interface Fault {
  readonly code:
    | "FILE_UNREADABLE"
    | "FILE_TOO_LARGE"
    | "LINK_UNREADABLE"
    | "NO_RECORD"
    | "IS_REQUEST"
    | "NEEDS_CHAIN";
  /** What the system said. */
  readonly reason: string;
}

/** A file that may hold records. */
export interface Listed {
  /** As it was typed; within a folder, with the folder's name. */
  readonly name: string;
  readonly path: string;
}

/** Ending of a record's file. */
const RECORD = ".cairn.json";
/** Ending of a presentation's file. */
const PRESENTATION = ".cairn-presentation.json";
/** Endings of badges' files. Pictures are verified where they are named: most of them are nothing but pictures. */
const BADGES = [".badge.json", ".jwt"] as const;
/** What a folder or a zip is searched for: records, or what can be verified. */
export const ENDINGS = {
  presentation: PRESENTATION,
  records: [RECORD],
  verifiable: [RECORD, PRESENTATION, ...BADGES],
} as const;
type Endings = readonly string[];
/** No honest record comes near: its public documents have at most 256 KiB each. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A presentation holds parts of many records. */
const MAX_PRESENTATION_BYTES = 64 * 1024 * 1024;

/**
 * Lists the files that were named, and for folders all that is searched for and the zips in them, in order. What is not
 * there is a fault of its own, so that the others are still read.
 */
export async function listFiles(
  cwd: string,
  names: readonly string[],
  endings: Endings = ENDINGS.records,
): Promise<(Listed | Found)[]> {
  const files: (Listed | Found)[] = [];
  for (const name of names) {
    const at = path.resolve(cwd, name);
    try {
      if (!(await stat(at)).isDirectory()) {
        files.push({ name, path: at });
        continue;
      }
      const entries = await readdir(at, { recursive: true, withFileTypes: true });
      const inside = entries
        .filter((entry) => mayHold(entry, endings))
        .map((entry) => path.join(entry.parentPath, entry.name));
      files.push(
        ...inside.sort().map((file) => ({ name: path.join(name, path.relative(at, file)), path: file })),
      );
      if (inside.length === 0) files.push({ name, fault: nothingIn(endings) });
    } catch (error) {
      files.push({ name, fault: unreadable(error) });
    }
  }
  return files;
}

function mayHold(entry: Dirent, endings: Endings): boolean {
  return !entry.isDirectory() && (endsIn(entry.name, endings) || entry.name.endsWith(".zip"));
}

function endsIn(name: string, endings: Endings): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

function nothingIn(endings: Endings): Fault {
  return { code: "NO_RECORD", reason: endings.join(", ") };
}

/** Counts files, and those in zips as their ends tell: an estimate, to tell how far long work is. */
export async function countFiles(files: Iterable<Listed | Found>): Promise<number> {
  let count = 0;
  for (const file of files) count += "path" in file && file.path.endsWith(".zip") ? await entriesOf(file) : 1;
  return count;
}

async function entriesOf({ path: file }: Listed): Promise<number> {
  const handle = await open(file).catch(() => undefined);
  try {
    const { size = 0 } = (await handle?.stat()) ?? {};
    const tail = Buffer.alloc(Math.min(size, MAX_ZIP_TAIL));
    await handle?.read(tail, 0, tail.length, size - tail.length);
    return statedEntries(tail) ?? 1;
  } finally {
    await handle?.close();
  }
}

/** Reads records one by one: of a file its only one, of a zip each that is in it. */
export async function* readRecords(
  files: Iterable<Listed | Found>,
  options: { signal: AbortSignal; endings?: Endings },
): AsyncGenerator<Found> {
  const { signal, endings = ENDINGS.records } = options;
  for (const file of files) {
    signal.throwIfAborted();
    if ("path" in file) yield* readFileOrZip(file, endings);
    else yield file;
  }
}

async function* readFileOrZip({ name, path: file }: Listed, endings: Endings): AsyncGenerator<Found> {
  const stream = createReadStream(file);
  try {
    const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
    const first = await chunks.next();
    const start: Buffer = first.done === true ? Buffer.alloc(0) : first.value;
    const rest = { [Symbol.asyncIterator]: () => chunks };
    if (isZip(start)) yield* readZip({ name, endings }, start, rest);
    else yield await readWhole(name, start, rest);
  } catch (error) {
    yield { name, fault: unreadable(error) };
  } finally {
    stream.destroy();
  }
}

/** The first bytes of a zip, of an empty one too. */
function isZip(start: Uint8Array): boolean {
  const [p, k, third, fourth] = start;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

async function readWhole(name: string, start: Buffer, rest: AsyncIterable<Buffer>): Promise<Found> {
  const file = collector(name);
  file.add(start);
  for await (const chunk of rest) if (!file.add(chunk)) break;
  return file.found();
}

async function* readZip(
  { name, endings }: { name: string; endings: Endings },
  start: Buffer,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Found> {
  const ready: Found[] = [];
  const seen = { entries: 0, records: 0 };
  const unzip = new Unzip((entry) => {
    seen.entries += 1;
    if (!endsIn(entry.name, endings)) return;
    seen.records += 1;
    unpack(entry, `${name}/${entry.name}`, (found) => ready.push(found));
  });
  unzip.register(UnzipInflate);
  let tail = start;
  unzip.push(start);
  yield* ready.splice(0);
  for await (const chunk of rest) {
    tail = Buffer.concat([tail, chunk]).subarray(-MAX_ZIP_TAIL);
    unzip.push(chunk);
    yield* ready.splice(0);
  }
  unzip.push(new Uint8Array(), true);
  yield* ready.splice(0);
  checkWhole(tail, seen.entries);
  if (seen.records === 0) yield { name, fault: nothingIn(endings) };
}

/** What ends a zip (APPNOTE 4.3.16): 22 bytes, and a comment of up to 65,535. */
const ZIP_END = Buffer.from("PK\u0005\u0006", "latin1");
const MAX_ZIP_TAIL = 22 + 65_535;
const ENTRIES_OFFSET = 10;
/** Stands for a count that is written elsewhere. */
const MANY_ENTRIES = 0xffff;

/** A zip that breaks off between two files would look like one that has fewer. */
function checkWhole(tail: Buffer, entries: number): void {
  const stated = statedEntries(tail);
  if (stated === undefined) throw new Error("the zip breaks off");
  if (stated !== MANY_ENTRIES && stated !== entries) throw new Error("files are missing in the zip");
}

/** How many files a zip says that it has; undefined where it has no end. */
function statedEntries(tail: Buffer): number | undefined {
  const end = tail.lastIndexOf(ZIP_END);
  if (end < 0 || end + ENTRIES_OFFSET + 2 > tail.length) return undefined;
  return tail.readUInt16LE(end + ENTRIES_OFFSET);
}

function unpack(entry: UnzipFile, name: string, done: (found: Found) => void): void {
  const file = collector(name);
  entry.ondata = (error, chunk, final) => {
    if (error !== null) throw error;
    file.add(chunk);
    if (final) done(file.found());
  };
  entry.start();
}

/** Collects a file's bytes, as long as they are not too many. */
function collector(name: string): { add: (chunk: Uint8Array) => boolean; found: () => Found } {
  const chunks: Uint8Array[] = [];
  const most = name.endsWith(PRESENTATION) ? MAX_PRESENTATION_BYTES : MAX_BYTES;
  let size = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else chunks.length = 0;
      return size <= most;
    },
    found: () =>
      size <= most
        ? { name, bytes: Buffer.concat(chunks) }
        : { name, fault: { code: "FILE_TOO_LARGE", reason: `${most}` } },
  };
}

function unreadable(error: unknown): Fault {
  return { code: "FILE_UNREADABLE", reason: error instanceof Error ? error.message : String(error) };
}
