import { readArray, readNumber, readObject, readText, refuse, refuseOthers } from "../bundles/read.ts";
import { readAchievement } from "../bundles/readAchievement.ts";
import { readInclusion } from "../bundles/readInclusion.ts";
import { recoded } from "../bundles/recoded.ts";
import type { DisclosedField, DisclosureProof } from "../documents/types.ts";
import { CairnError } from "../errors/CairnError.ts";
import { address, audience, chainId, hex, nonce, proofNode, salt, unixTime } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../json/JsonValue.ts";
import { parseWithin } from "../json/parse.ts";
import { joinPointer } from "../json/pointer.ts";

import type { CairnPresentation, PresentedRecord } from "./CairnPresentation.ts";

const KEYS = [
  "type",
  "version",
  "chainId",
  "token",
  "records",
  "holder",
  "audience",
  "nonce",
  "issuedAt",
  "expiresAt",
  "signature",
];
/** A presentation of hundreds of records; a record's disclosed fields are a part of its bundle's. */
const MAX_PRESENTATION_BYTES = 64 * 1024 * 1024;
const RECORD_KEYS = ["achievement", "inclusion", "disclosed", "proof", "definition", "hub"];

/**
 * Reads a presentation, strictly: every field has the right form, and there is no other field. It says nothing yet about
 * whether the parts belong together, or who signed it (`presentations.verify`).
 *
 * @param source - The text of a `*.cairn-presentation.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_PRESENTATION` with the path of the wrong field, or with the error of the JSON
 * reader as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { presentations } from "@cairn/sdk";
 *
 * function whoPresents(text: string) {
 *   return presentations.parse(text).holder;
 * }
 */
export function parse(source: string | Uint8Array): CairnPresentation {
  if (source.length > MAX_PRESENTATION_BYTES) {
    throw new CairnError("MALFORMED_PRESENTATION", {
      message: "The file is larger than any presentation.",
      details: { size: source.length, limit: MAX_PRESENTATION_BYTES },
    });
  }
  return recoded("MALFORMED_PRESENTATION", () => readPresentation(parseWithin(source, MAX_FILE_DEPTH)));
}

/** Reads a presentation from the value of its file. */
export function readPresentation(value: JsonValue | undefined): CairnPresentation {
  return recoded("MALFORMED_PRESENTATION", () => read(readObject(value, "")));
}

function read(object: JsonObject): CairnPresentation {
  if (object.type !== "CairnPresentation") {
    refuse("/type", 'The file is not a presentation: its type is not "CairnPresentation".', object.type);
  }
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  refuseOthers(object, "", KEYS);
  const records = readArray(object.records, "/records");
  if (records.length === 0) refuse("/records", "It has no record.");
  return {
    type: "CairnPresentation",
    version: 1,
    chainId: readNumber(object.chainId, "/chainId", chainId),
    token: readText(object.token, "/token", address),
    records: records.map((value, index) => readRecord(value, joinPointer("/records", index))),
    holder: readText(object.holder, "/holder", address),
    audience: readText(object.audience, "/audience", audience),
    nonce: readText(object.nonce, "/nonce", nonce),
    issuedAt: readNumber(object.issuedAt, "/issuedAt", unixTime),
    expiresAt: readNumber(object.expiresAt, "/expiresAt", unixTime),
    signature: readText(object.signature, "/signature", hex),
  };
}

/** Reads one record of a presentation. */
export function readRecord(value: JsonValue, path: string): PresentedRecord {
  const object = readObject(value, path);
  refuseOthers(object, path, RECORD_KEYS);
  const at = (key: string): string => joinPointer(path, key);
  return {
    achievement: readAchievement(object.achievement, at("achievement")),
    inclusion: readInclusion(object.inclusion, at("inclusion")),
    disclosed: readArray(object.disclosed, at("disclosed")).map((field, index) =>
      readField(field, joinPointer(at("disclosed"), index)),
    ),
    proof: object.proof === null ? null : readProof(object.proof, at("proof")),
    definition: readObject(object.definition, at("definition")),
    hub: readObject(object.hub, at("hub")),
  };
}

function readField(value: JsonValue, path: string): DisclosedField {
  const object = readObject(value, path);
  refuseOthers(object, path, ["salt", "path", "value"]);
  const at = (key: string): string => joinPointer(path, key);
  return {
    salt: readText(object.salt, at("salt"), salt),
    path: readText(object.path, at("path"), (text) => text),
    value: readText(object.value, at("value"), (text) => text),
  };
}

function readProof(value: JsonValue | undefined, path: string): DisclosureProof {
  const object = readObject(value, path);
  refuseOthers(object, path, ["proof", "proofFlags"]);
  const at = (key: string): string => joinPointer(path, key);
  return {
    proof: readArray(object.proof, at("proof")).map((node, index) =>
      readText(node, joinPointer(at("proof"), index), proofNode),
    ),
    proofFlags: readArray(object.proofFlags, at("proofFlags")).map((flag, index) => {
      if (typeof flag !== "boolean") {
        return refuse(joinPointer(at("proofFlags"), index), "The value is not true or false.", flag);
      }
      return flag;
    }),
  };
}
