// Reads files and streams of a gigabyte as everything else reads them, and prints how each ended.
//   node --max-old-space-size=64 readLarge.ts <folder>
import { mkdir, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundles, cohorts, deployments, isCairnError, json } from "@cairn/sdk";
import { COHORT_FILE, cohortFolder, fileStore } from "@cairn/sdk/node";
import type { Context } from "../../src/Context.ts";
import { csvRows } from "../../src/input/csvRows.ts";
import { jsonRows } from "../../src/input/jsonRows.ts";
import { openTable } from "../../src/input/openTable.ts";
import { listFiles, readRecords } from "../../src/record/readRecords.ts";
import { readDocument } from "../../src/values/document.ts";

const GIGABYTE = 2 ** 30;
const PIECE = 2 ** 20;
const HEADER =
  '{"chainId":31337,"hub":1,"token":"0x5FbDB2315678afecb367f032d93F642f64180aa3","type":"CairnCohort","version":1}\n';
const context = { cwd: ".", say: (text: { en: string }) => text.en } as unknown as Context;
const [folder = ""] = process.argv.slice(2);

/** A file of a gigabyte that takes no room: it begins with a text, and zeros follow. */
async function sparse(name: string, begin: string): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, begin);
  await truncate(file, GIGABYTE);
  return file;
}

/** A gigabyte of one letter, in pieces, after a beginning. */
async function* stream<Piece>(begin: Piece, piece: Piece): AsyncGenerator<Piece> {
  yield begin;
  for (let size = 0; size < GIGABYTE; size += PIECE) yield piece;
}

async function drain(items: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown;
  for await (const item of items) last = item;
  return last;
}

const letters = "x".repeat(PIECE);
const utf8 = new TextEncoder();
const place = { file: "large", language: "en" } as const;
const endlessLine = () => stream(utf8.encode(HEADER), utf8.encode(letters));
const READERS: Readonly<Record<string, () => unknown>> = {
  bundle: () => bundles.parse(new Uint8Array(GIGABYTE)),
  bundleFile: async () => {
    const { signal } = new AbortController();
    return await drain(readRecords(await listFiles("/", [await sparse("a.cairn.json", "{")]), { signal }));
  },
  cohort: () => cohorts.parse(endlessLine),
  cohortFile: async () => {
    const file = await sparse(`cohort/${COHORT_FILE}`, HEADER);
    return await cohortFolder({ directory: path.dirname(file) }).load();
  },
  csv: () => drain(csvRows({ ...place, delimiter: ",", text: stream("a,b\n", letters) })),
  quoted: () => drain(csvRows({ ...place, delimiter: ",", text: stream('a,b\n"', letters) })),
  jsonTable: () => drain(jsonRows({ ...place, text: stream('{"a":"', letters) })),
  tableFile: async () => await openTable({ file: await sparse("a.csv", "a,b\n1,2\n") }),
  oneLine: async () => {
    const file = path.join(folder, "line.csv");
    await writeFile(file, Buffer.alloc(128 * PIECE, 0xe9));
    return await openTable({ file });
  },
  document: async () => await readDocument(context, await sparse("a.json", '{"name":')),
  publicDocument: async () => {
    const hash = `0x${"ab".repeat(32)}` as Parameters<ReturnType<typeof fileStore>["get"]>[0];
    await sparse(`store/${hash}.json`, "{");
    return await fileStore({ directory: path.join(folder, "store") }).get(hash);
  },
  deepJson: () => json.parse("[".repeat(16 * PIECE)),
  deployment: () => deployments.parse(`{"name":"${"x".repeat(16 * PIECE)}`),
};

const ends: Record<string, unknown> = {};
for (const [name, read] of Object.entries(READERS)) {
  try {
    ends[name] = await read();
  } catch (error) {
    ends[name] = isCairnError(error) ? error.code : String(error);
  }
}
console.log(JSON.stringify({ ends, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
