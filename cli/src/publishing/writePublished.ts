import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { json } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { readBytes } from "../files/readWithin.ts";
import { writeWhole } from "../files/writeWhole.ts";
import { WordedError } from "../messages/WordedError.ts";
import { publishingTexts as say } from "./texts.ts";

/** What became of a file; `renewed` where it says the same as of a later block. */
export type Change = "new" | "changed" | "renewed" | "same";

/** A file below the published folder. */
export interface PublishedFile {
  readonly file: string;
  readonly change: Change;
  readonly sha256: string;
}

/** Holds which files of the folder are ours, by their hash: every other one is somebody's own. */
const RECORD = ".cairn-published.json";

/**
 * Writes documents into a folder, each file whole, readable by a web server. Files that are there already are replaced only
 * where an earlier run wrote them and nobody changed them since; nothing is ever deleted.
 *
 * Throws `INVALID_ARGUMENT` that names the files in the way, before anything is written.
 */
export async function writePublished(
  context: Context,
  folder: string,
  documents: readonly { readonly file: string; readonly document: json.JsonObject }[],
): Promise<PublishedFile[]> {
  const target = path.resolve(context.cwd, folder);
  const record = await readRecord(path.join(target, RECORD));
  const planned: (PublishedFile & { readonly text: string })[] = [];
  const foreign: string[] = [];
  for (const { file, document } of documents) {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    const before = await readBytes(path.join(target, file)).catch(absent);
    if (before !== undefined && !before.equals(Buffer.from(text)) && record[file] !== hashOf(before)) {
      foreign.push(file);
    }
    planned.push({ file, text, sha256: hashOf(text), change: changeOf(before?.toString("utf8"), text) });
  }
  if (foreign.length > 0) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.foreign, { folder, files: foreign.join(", ") }),
      details: { folder, files: foreign },
      fix: context.say(say.foreignFix),
    });
  }
  context.signal.throwIfAborted();
  for (const { file, text, change } of planned) {
    if (change !== "same") await writeWhole(path.join(target, file), text, "everybody");
  }
  const files = { ...record, ...Object.fromEntries(planned.map(({ file, sha256 }) => [file, sha256])) };
  await writeWhole(path.join(target, RECORD), `${json.canonicalize({ version: 1, files })}\n`);
  return planned.map(({ file, change, sha256 }) => ({ file, change, sha256 }));
}

async function readRecord(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(file, "utf8").catch(absent);
  try {
    const { files = {} } = JSON.parse(text ?? "{}") as { files?: Record<string, unknown> };
    return Object.fromEntries(Object.entries(files).map(([name, hash]) => [name, String(hash)]));
  } catch {
    // A record that somebody damaged says of no file that it is ours.
    return {};
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function changeOf(before: string | undefined, text: string): Change {
  if (before === undefined) return "new";
  if (before === text) return "same";
  return timeless(before) === timeless(text) ? "renewed" : "changed";
}

/** What a list or a registry says apart from when: without its date and its signature. */
function timeless(text: string): string {
  try {
    const { validFrom: _time, proof: _proof, meta: _meta, ...rest } = JSON.parse(text) as json.JsonObject;
    return JSON.stringify(rest);
  } catch {
    return text;
  }
}
