import { idOf } from "../achievement/idOf.ts";
import type { Attestation, CairnRecord } from "../bundles/CairnRecord.ts";
import { check } from "../bundles/check.ts";
import { parse, readRecord } from "../bundles/parse.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { AchievementId, ContentHash } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { fail, pass } from "./checks.ts";
import type { Check, CheckCode } from "./Verdict.ts";

/** A bundle, or the text or bytes of its file. */
export type Verifiable = CairnRecord | string | Uint8Array;

/** What a file says for itself, without any chain. */
export interface OfflineResult {
  readonly check: Check;
  /** Undefined where the file cannot be read. */
  readonly record: Attestation | undefined;
  readonly id: AchievementId | undefined;
  /** Hash of the embedded definition; undefined where the parts do not fit together. */
  readonly definition: ContentHash | undefined;
  /** Hash of the embedded hub profile. */
  readonly hub: ContentHash | undefined;
}

const CODES: Partial<Record<ErrorCode, CheckCode>> = {
  DIGEST_MISMATCH: "DIGEST_MISMATCH",
  CONTENT_HASH_MISMATCH: "DIGEST_MISMATCH",
  DISCLOSURE_MISMATCH: "DISCLOSURE_MISMATCH",
  NOT_IN_ANCHOR: "NOT_IN_ANCHOR",
};

/** Checks a file offline: its form, its document against the achievement, and its proof against the root. */
export function checkOffline(source: Verifiable): OfflineResult {
  let record: CairnRecord | undefined;
  let id: AchievementId | undefined;
  try {
    record = read(source);
    id = idOf(record.achievement, record);
    const parts = check(record);
    const message = "The document, the achievement and the proof belong together.";
    return { check: pass("integrity", message, { id }), record, ...parts };
  } catch (error) {
    return {
      check: faultOf(error, "The file does not have the form of a bundle."),
      record,
      id,
      definition: undefined,
      hub: undefined,
    };
  }
}

/** What an error of reading or checking a file says of it. */
export function faultOf(error: unknown, otherwise: string): Check {
  if (!isCairnError(error)) return fail("integrity", "MALFORMED", otherwise, { reason: String(error) });
  const details = { reason: error.code, ...error.details };
  return fail("integrity", CODES[error.code] ?? "MALFORMED", error.shortMessage, details);
}

/** A bundle that is given as an object may come from `JSON.parse`, so it is read as strictly as a file. */
function read(source: Verifiable): CairnRecord {
  if (typeof source === "string" || source instanceof Uint8Array) return parse(source);
  return readRecord(source as unknown as JsonValue);
}

/** Compares the embedded definition with the hash that the chain holds; it never changes, so it must be the same. */
export function checkDefinition(offline: OfflineResult, onChain: ContentHash): Check {
  if (offline.definition === undefined || offline.definition === onChain) return offline.check;
  return fail(
    "integrity",
    "DIGEST_MISMATCH",
    "The embedded definition is not the one that the hub published.",
    {
      part: "definition",
      expected: onChain,
      actual: offline.definition,
    },
  );
}
