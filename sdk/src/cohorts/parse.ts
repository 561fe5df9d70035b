import { idOf } from "../achievement/idOf.ts";
import { readNumber, readObject, readText } from "../bundles/read.ts";
import { readAchievement } from "../bundles/readAchievement.ts";
import { contentOf } from "../documents/contentOf.ts";
import type { Salts } from "../documents/types.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { Address, ChainId } from "../ids.ts";
import { address, chainId, contentHash, hubId, root, salt, statusIndex } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { parse as parseJson } from "../json/parse.ts";
import { build } from "../trees/build.ts";
import type { Cohort, CohortRecord } from "./Cohort.ts";

/**
 * Reads a cohort's file and checks that its parts fit together: documents and salts, ids, tree and root.
 *
 * @param source - The text that {@link serialize} wrote.
 * @throws {@link CairnError} `MALFORMED_COHORT`, with what is wrong as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { cohorts } from "@cairn/sdk";
 *
 * async function sizeOf(file: Blob) {
 *   return cohorts.parse(await file.text()).records.length;
 * }
 */
export function parse(source: string | Uint8Array): Cohort {
  try {
    return read(parseJson(source));
  } catch (cause) {
    if (!isCairnError(cause) || cause.code === "UNSUPPORTED_VERSION") throw cause;
    throw new CairnError("MALFORMED_COHORT", {
      message: `The cohort's file cannot be used: ${cause.shortMessage}`,
      details: { reason: cause.code, ...cause.details },
      cause,
    });
  }
}

function read(value: JsonValue): Cohort {
  const object = readObject(value, "");
  if (object.type !== "CairnCohort")
    throw new CairnError("MALFORMED_COHORT", { details: { type: object.type } });
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  if (!Array.isArray(object.records))
    throw new CairnError("MALFORMED_COHORT", { details: { path: "/records" } });
  const domain = {
    chainId: readNumber(object.chainId, "/chainId", chainId),
    token: readText(object.token, "/token", address),
  };
  const records = object.records.map((entry: JsonValue, place) =>
    readRecord(entry, `/records/${place}`, domain),
  );
  const tree = build(records.map(({ id }) => id));
  const stated = readText(object.root, "/root", root);
  if (tree.root !== stated) {
    throw new CairnError("DIGEST_MISMATCH", { details: { path: "/root", stated, computed: tree.root } });
  }
  return {
    ...domain,
    hub: readNumber(object.hub, "/hub", hubId),
    input: readText(object.input, "/input", contentHash),
    records,
    tree,
  };
}

function readRecord(
  value: JsonValue,
  path: string,
  domain: { chainId: ChainId; token: Address },
): CohortRecord {
  const object = readObject(value, path);
  const achievement = readAchievement(object.achievement, `${path}/achievement`);
  const { document } = object;
  if (document === undefined)
    throw new CairnError("MALFORMED_COHORT", { details: { path: `${path}/document` } });
  const salts: Salts = Object.fromEntries(
    Object.entries(readObject(object.salts, `${path}/salts`)).map(([field, text]) => [
      field,
      readText(text, `${path}/salts`, salt),
    ]),
  );
  const computed = contentOf(document, salts);
  if (computed !== achievement.content) {
    throw new CairnError("DIGEST_MISMATCH", { details: { path, stated: achievement.content, computed } });
  }
  return {
    id: idOf(achievement, domain),
    achievement,
    statusIndex: readNumber(object.statusIndex, `${path}/statusIndex`, statusIndex),
    document,
    salts,
  };
}
