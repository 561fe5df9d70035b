import { idOf } from "../achievement/idOf.ts";
import { readNumber, readObject, readText, refuse, refuseOthers } from "../bundles/read.ts";
import { readAchievement } from "../bundles/readAchievement.ts";
import { contentOf } from "../documents/contentOf.ts";
import type { Salts } from "../documents/types.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { address, chainId, contentHash, hubId, root, salt, statusIndex } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
import { parseWithin } from "../json/parse.ts";
import { loadFastKeccak } from "../trees/loadFastKeccak.ts";
import type { CohortRecord, CohortSource } from "./Cohort.ts";
import type { CohortHeader, CohortSeal } from "./cohortFile.ts";
import { pause, STRIDE } from "./pause.ts";
import { readLines } from "./readLines.ts";

/** What a line of a cohort's file holds. */
export type CohortPart =
  | { readonly header: CohortHeader }
  | { readonly record: CohortRecord }
  | { readonly seal: CohortSeal };

/**
 * Reads a cohort's file line by line: one header, records whose documents, salts and contents fit together, one seal, and
 * nothing after it.
 *
 * @throws {@link CairnError} `MALFORMED_COHORT` with the `line`, and what is wrong as cause; `UNSUPPORTED_VERSION`.
 */
export async function* readParts(open: CohortSource): AsyncGenerator<CohortPart> {
  await loadFastKeccak();
  let line = 0;
  let header: CohortHeader | undefined;
  let isSealed = false;
  for await (const text of readLines(open())) {
    line += 1;
    if (line % STRIDE === 0) await pause();
    const part = naming(line, () => {
      if (isSealed) refuse("", "Something follows the cohort's last line.");
      return readPart(parseWithin(text, MAX_FILE_DEPTH), header);
    });
    if ("header" in part) header = part.header;
    isSealed = "seal" in part;
    yield part;
  }
  if (!isSealed) {
    throw new CairnError("MALFORMED_COHORT", {
      message: "The cohort's file breaks off: its last line is missing.",
      details: { lines: line },
    });
  }
}

function naming<Result>(line: number, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (!isCairnError(cause) || cause.code === "UNSUPPORTED_VERSION") throw cause;
    throw new CairnError("MALFORMED_COHORT", {
      message: `The cohort's file cannot be used: ${cause.shortMessage}`,
      details: { line, reason: cause.code, ...cause.details },
      cause,
    });
  }
}

function readPart(value: JsonValue, header: CohortHeader | undefined): CohortPart {
  const object = readObject(value, "");
  if (header === undefined) return { header: readHeader(object) };
  return "root" in object ? { seal: readSeal(object) } : { record: readRecord(object, header) };
}

function readHeader(object: JsonObject): CohortHeader {
  if (object.type !== "CairnCohort") refuse("/type", "The file is not a cohort's.", object.type);
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  refuseOthers(object, "", ["type", "version", "chainId", "token", "hub"]);
  return {
    chainId: readNumber(object.chainId, "/chainId", chainId),
    token: readText(object.token, "/token", address),
    hub: readNumber(object.hub, "/hub", hubId),
  };
}

function readRecord(object: JsonObject, header: CohortHeader): CohortRecord {
  refuseOthers(object, "", ["achievement", "statusIndex", "document", "salts"]);
  const achievement = readAchievement(object.achievement, "/achievement");
  const { document } = object;
  if (document === undefined) refuse("/document", "The document is missing.");
  const salts: Salts = Object.fromEntries(
    Object.entries(readObject(object.salts, "/salts")).map(([field, text]) => [
      field,
      readText(text, "/salts", salt),
    ]),
  );
  const computed = contentOf(document, salts);
  if (computed !== achievement.content) {
    throw new CairnError("DIGEST_MISMATCH", {
      details: { path: "/document", stated: achievement.content, computed },
    });
  }
  return {
    id: idOf(achievement, header),
    achievement,
    statusIndex: readNumber(object.statusIndex, "/statusIndex", statusIndex),
    document,
    salts,
  };
}

function readSeal(object: JsonObject): CohortSeal {
  refuseOthers(object, "", ["size", "input", "root"]);
  return {
    size: readNumber(object.size, "/size", (size) => size),
    input: readText(object.input, "/input", contentHash),
    root: readText(object.root, "/root", root),
  };
}
