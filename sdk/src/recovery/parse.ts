import { readArray, readNumber, readObject, readText, refuse, refuseOthers } from "../bundles/read.ts";
import { recoded } from "../bundles/recoded.ts";
import { CairnError } from "../errors/CairnError.ts";
import { address, chainId, root, salt, unixTime } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { parseWithin } from "../json/parse.ts";
import { joinPointer } from "../json/pointer.ts";
import { readByte, readProof } from "../words/parse.ts";
import { MAX_GUARDIANS } from "./createGuardians.ts";
import type { GuardianFile, GuardianSet, SaltedGuardian } from "./Guardians.ts";
import { isGuardian, rootOf } from "./tree.ts";

/** Of 255 guardians. */
const MAX_FILE_BYTES = 256 * 1024;
const MAX_FILE_DEPTH = 4;

const COMMON = [
  "type",
  "version",
  "chainId",
  "learnerRegistry",
  "identity",
  "root",
  "threshold",
  "count",
  "delay",
];

/**
 * Reads a learner's set of guardians, strictly; its guardians must lead to its root.
 *
 * @param source - The text of a `*.cairn-guardians.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_GUARDIANS` with the path of the wrong field, or with the error of the JSON reader
 * as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { recovery } from "@cairn/sdk";
 *
 * function names(text: string) {
 *   return recovery.parseSet(text).guardians.map(({ guardian }) => guardian);
 * }
 */
export function parseSet(source: string | Uint8Array): GuardianSet {
  return read(source, (object) => {
    refuseOthers(object, "", [...COMMON, "guardians"]);
    const common = readCommon(object, "CairnGuardians");
    const list = readArray(object.guardians, "/guardians");
    if (list.length === 0 || list.length > MAX_GUARDIANS || list.length !== common.count) {
      refuse("/guardians", "The list has another length than the file says.", list.length);
    }
    const guardians = list.map((value, index) => readSalted(value, joinPointer("/guardians", index)));
    if (rootOf(guardians) !== common.root) refuse("/root", "It is not the root of these guardians.");
    return { type: "CairnGuardians", ...common, guardians };
  });
}

/**
 * Reads a guardian's file, strictly; its proof must lead to its root.
 *
 * @param source - The text of a `*.cairn-guardian.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_GUARDIANS` with the path of the wrong field, or with the error of the JSON reader
 * as cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { recovery } from "@cairn/sdk";
 *
 * function whom(text: string) {
 *   return recovery.parseFile(text).identity;
 * }
 */
export function parseFile(source: string | Uint8Array): GuardianFile {
  return read(source, (object) => {
    refuseOthers(object, "", [...COMMON, "guardian", "salt", "proof"]);
    const common = readCommon(object, "CairnGuardian");
    const guardian = readText(object.guardian, "/guardian", address);
    const file = { type: "CairnGuardian", ...common, guardian, ...readProof(object, "") } as const;
    if (!isGuardian(file, file.root)) refuse("/proof", "It does not lead from the guardian to the root.");
    return file;
  });
}

function read<File>(source: string | Uint8Array, from: (object: JsonObject) => File): File {
  if (source.length > MAX_FILE_BYTES) {
    throw new CairnError("MALFORMED_GUARDIANS", {
      message: "The file is larger than any of guardians.",
      details: { size: source.length, limit: MAX_FILE_BYTES },
    });
  }
  return recoded("MALFORMED_GUARDIANS", () => from(readObject(parseWithin(source, MAX_FILE_DEPTH), "")));
}

function readCommon(object: JsonObject, type: "CairnGuardians" | "CairnGuardian") {
  if (object.type !== type) refuse("/type", `The type of the file is not "${type}".`, object.type);
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  return {
    version: 1,
    chainId: readNumber(object.chainId, "/chainId", chainId),
    learnerRegistry: readText(object.learnerRegistry, "/learnerRegistry", address),
    identity: readText(object.identity, "/identity", address),
    root: readText(object.root, "/root", root),
    threshold: readByte(object.threshold, "/threshold"),
    count: readByte(object.count, "/count"),
    delay: readNumber(object.delay, "/delay", unixTime) as number,
  } as const;
}

function readSalted(value: JsonValue, path: string): SaltedGuardian {
  const object = readObject(value, path);
  refuseOthers(object, path, ["guardian", "salt"]);
  return {
    guardian: readText(object.guardian, joinPointer(path, "guardian"), address),
    salt: readText(object.salt, joinPointer(path, "salt"), salt),
  };
}
