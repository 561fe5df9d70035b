import path from "node:path";
import type { bundles as bundleTypes } from "@cairn/sdk";
import { bundles, CairnError, json } from "@cairn/sdk";
import { unbake } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { readBytes } from "../../files/readWithin.ts";
import { loadRecord } from "../../record/loadRecords.ts";

/** A signed credential: with its proofs in it, or as a token. */
export type Signed = json.JsonObject | string;

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const PNG = /^\x89PNG/;

/**
 * Reads the credential of a bundle (also one in a zip), of a picture, or of a file that is nothing else. Nothing is checked.
 *
 * Throws `INVALID_ARGUMENT` where the file cannot be read, or its bundle has no credential; `MALFORMED_CREDENTIAL`.
 */
export async function readBadge(context: Context, file: string): Promise<Signed> {
  const bytes = await readBytes(path.resolve(context.cwd, file)).catch((cause: Error) => {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The badge's file cannot be read.",
      details: { file, reason: cause.message },
      fix: "Check its path and that you may read it.",
      cause,
    });
  });
  const start = bytes.subarray(0, 4).toString("latin1");
  if (start.startsWith("PK")) return credentialOf(await loadRecord(context, file), file);
  const text = (isPicture(start, bytes) ? unbake(bytes) : bytes.toString("utf8")).trim();
  if (TOKEN.test(text)) return text;
  const value = parsed(text, file);
  return value.type === "CairnRecord" ? credentialOf(bundles.parse(text), file) : value;
}

function isPicture(start: string, bytes: Buffer): boolean {
  return PNG.test(start) || /^(?:\uFEFF)?\s*</.test(bytes.subarray(0, 64).toString("utf8"));
}

function parsed(text: string, file: string): json.JsonObject {
  try {
    const value = json.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as json.JsonObject;
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
  }
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: "The file is neither a record, nor a credential, nor a picture with one.",
    details: { file },
  });
}

function credentialOf({ credential }: bundleTypes.CairnRecord, file: string): json.JsonObject {
  if (credential !== undefined) return credential;
  throw new CairnError("INVALID_ARGUMENT", {
    message: "The record's file has no badge in it.",
    details: { file },
    fix: "The hub signs badges with `cairn issue`, where cairn.json names a key for them; deliver the file again.",
  });
}
