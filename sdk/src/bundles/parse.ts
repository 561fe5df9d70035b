import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { address, chainId, salt, statusIndex } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
import { parseWithin } from "../json/parse.ts";
import { joinPointer } from "../json/pointer.ts";
import { MAX_BUNDLE_BYTES } from "../limits.ts";
import type { CairnRecord } from "./CairnRecord.ts";
import { readNumber, readObject, readText, refuse, refuseOthers } from "./read.ts";
import { readAchievement } from "./readAchievement.ts";
import { readInclusion } from "./readInclusion.ts";

const KEYS = [
  "type",
  "version",
  "chainId",
  "token",
  "achievement",
  "inclusion",
  "statusIndex",
  "document",
  "salts",
  "definition",
  "hub",
  "credential",
];

/**
 * Reads a bundle, strictly: every field has the right form, and there is no other field. It says nothing yet about
 * whether the parts belong together ({@link check}) or whether the chain knows the record (`verify`). What has more than
 * `bundles.MAX_BYTES` (16 MiB) is refused unread: of a file or Blob of unknown origin, look at the size before its text.
 *
 * @param source - The text of a `*.cairn.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_BUNDLE` with the path of the wrong field, or with the error of the JSON reader
 * as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { bundles } from "@cairn/sdk";
 *
 * function learnerOf(text: string) {
 *   return bundles.parse(text).achievement.learner;
 * }
 */
export function parse(source: string | Uint8Array): CairnRecord {
  return readRecord(readJson(source));
}

/** Reads a bundle from the value of its file. */
export function readRecord(value: JsonValue | undefined): CairnRecord {
  const object = readObject(value, "");
  if (object.type !== "CairnRecord") {
    refuse("/type", 'The file is not a record bundle: its type is not "CairnRecord".', object.type);
  }
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  refuseOthers(object, "", KEYS);
  const { document } = object;
  if (document === undefined) refuse("/document", "The private document is missing.");
  return {
    type: "CairnRecord",
    version: 1,
    chainId: readNumber(object.chainId, "/chainId", chainId),
    token: readText(object.token, "/token", address),
    achievement: readAchievement(object.achievement, "/achievement"),
    inclusion: readInclusion(object.inclusion, "/inclusion"),
    ...(object.statusIndex === undefined
      ? {}
      : { statusIndex: readNumber(object.statusIndex, "/statusIndex", statusIndex) }),
    document,
    salts: Object.fromEntries(
      Object.entries(readObject(object.salts, "/salts")).map(([path, value]) => [
        path,
        readText(value, joinPointer("/salts", path), salt),
      ]),
    ),
    definition: readObject(object.definition, "/definition"),
    hub: readObject(object.hub, "/hub"),
    ...(object.credential === undefined ? {} : { credential: readObject(object.credential, "/credential") }),
  };
}

function readJson(source: string | Uint8Array): JsonValue {
  if (source.length > MAX_BUNDLE_BYTES) {
    throw new CairnError("MALFORMED_BUNDLE", {
      message: "The file is larger than any record.",
      details: { size: source.length, limit: MAX_BUNDLE_BYTES },
    });
  }
  try {
    return parseWithin(source, MAX_FILE_DEPTH);
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    throw new CairnError("MALFORMED_BUNDLE", {
      message: `The file cannot be read: ${cause.shortMessage}`,
      details: { reason: cause.code, ...cause.details },
      fix: cause.fix,
      cause,
    });
  }
}
