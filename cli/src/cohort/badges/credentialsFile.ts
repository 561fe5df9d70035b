import type { FileHandle } from "node:fs/promises";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import type { AchievementId, json } from "@cairn/sdk";
import { achievementId, CairnError } from "@cairn/sdk";
import { dropHalfLine } from "../../files/dropHalfLine.ts";
import { readLines } from "../../files/readWithin.ts";
import { damaged, isMissing } from "../files.ts";
import type { Subject } from "./subject.ts";
import { SUBJECTS } from "./subject.ts";

/** Credentials between two flushes. */
const STRIDE = 100;

/** Why a record has no credential. */
export interface BadgeFault {
  /** JSON Pointer into the badge. */
  readonly path: string;
  readonly reason: string;
}

/** What became of one record: its credential, or why there is none. */
export type CredentialLine =
  | { readonly id: AchievementId; readonly credential: json.JsonObject }
  | { readonly id: AchievementId; readonly fault: BadgeFault };

/** What the file's first line says: whom its credentials are about. */
export interface CredentialsHead {
  readonly version: 1;
  readonly subject: Subject;
}

/** What is in a cohort's file of credentials; undefined where there is none. */
export interface KeptCredentials extends CredentialsHead {
  readonly lines: number;
  readonly signed: number;
  readonly faults: readonly { readonly id: AchievementId; readonly fault: BadgeFault }[];
}

function fileIn(folder: string): string {
  return path.join(folder, "credentials.ndjson");
}

/**
 * Reads the credentials of a cohort, in its order; none where there is no file.
 *
 * Throws `MALFORMED_COHORT` where the file is damaged, or ends before the cohort does: a run broke off.
 */
export async function* readCredentials(folder: string, size: number): AsyncGenerator<CredentialLine> {
  let rows = 0;
  for await (const { line } of linesIn(folder)) {
    rows += 1;
    if (line !== undefined) yield line;
  }
  if (rows === 0 || rows > size) return;
  throw new CairnError("MALFORMED_COHORT", {
    message: "Records of the cohort are not signed as badges yet.",
    details: { file: fileIn(folder), count: size - rows + 1 },
    fix: "Run `cairn issue` again with the same table: it signs what is missing.",
  });
}

/** Tells how far a file of credentials came, after taking off what a killed run left of a line. */
export async function keptCredentials(folder: string): Promise<KeptCredentials | undefined> {
  await dropHalfLine(fileIn(folder));
  let head: CredentialsHead | undefined;
  let lines = 0;
  const faults: { id: AchievementId; fault: BadgeFault }[] = [];
  for await (const { head: found, line } of linesIn(folder)) {
    head ??= found;
    if (line === undefined) continue;
    lines += 1;
    if ("fault" in line) faults.push(line);
  }
  return head === undefined ? undefined : { ...head, lines, signed: lines - faults.length, faults };
}

/** Writes credentials behind those that are there. */
export interface CredentialsWriter {
  readonly write: (line: CredentialLine) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the file to write on, or begins it. */
export async function writeCredentials(
  folder: string,
  { head, isNew }: { head: CredentialsHead; isNew: boolean },
): Promise<CredentialsWriter> {
  const name = fileIn(folder);
  if (isNew) await rm(name, { force: true });
  const file: FileHandle = await open(name, "a", 0o600);
  if (isNew) await file.write(`${JSON.stringify(head)}\n`);
  let fresh = 0;
  return {
    write: async (line) => {
      await file.write(`${JSON.stringify(line)}\n`);
      fresh += 1;
      if (fresh % STRIDE === 0) await file.sync();
    },
    close: async () => {
      await file.sync().finally(async () => await file.close());
    },
  };
}

async function* linesIn(folder: string): AsyncGenerator<{ head: CredentialsHead; line?: CredentialLine }> {
  const file = fileIn(folder);
  let number = 0;
  let head: CredentialsHead | undefined;
  try {
    for await (const text of readLines(file)) {
      number += 1;
      const value = (JSON.parse(text) ?? {}) as Record<string, unknown>;
      if (head === undefined) {
        head = headIn(value);
        yield { head };
      } else {
        yield { head, line: lineIn(value) };
      }
    }
  } catch (error) {
    if (error instanceof CairnError && error.code === "MALFORMED_COHORT") throw error;
    if (!isMissing(error)) throw damaged(file, error, number);
  }
}

function headIn({ version, subject }: Record<string, unknown>): CredentialsHead {
  const known = SUBJECTS.find((each) => each === subject);
  if (version !== 1 || known === undefined) throw new TypeError("the first line is none of this file");
  return { version, subject: known };
}

function lineIn({ id, credential, fault }: Record<string, unknown>): CredentialLine {
  const known = achievementId(String(id));
  if (isObject(credential)) return { id: known, credential: credential as json.JsonObject };
  if (!isObject(fault)) throw new TypeError("the line has neither credential nor fault");
  return { id: known, fault: { path: String(fault.path), reason: String(fault.reason) } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
