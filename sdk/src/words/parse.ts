import { readArray, readNumber, readObject, readText, refuse, refuseOthers } from "../bundles/read.ts";
import { recoded } from "../bundles/recoded.ts";
import { CairnError } from "../errors/CairnError.ts";
import { address, chainId, hex, proofNode, root, salt, unixTime } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { parseWithin } from "../json/parse.ts";
import { joinPointer } from "../json/pointer.ts";
import { WORD_TYPES } from "./typedData.ts";
import type { GuardianProof, Word, WordKind } from "./Word.ts";

/** A word takes one or two kilobytes; the signature of a smart wallet some more. */
export const MAX_WORD_BYTES = 64 * 1024;
/** A word, its message or guardian, the proof. */
const MAX_WORD_DEPTH = 4;
/** Of at most 255 guardians. */
const MAX_PROOF = 8;
const MAX_UINT8 = 255;

const KEYS = [
  "type",
  "version",
  "chainId",
  "learnerRegistry",
  "about",
  "message",
  "signer",
  "signature",
  "guardian",
];

/**
 * Reads a word, strictly: every field has the right form, and there is no other field. It does not say that the signature
 * is good: the contract does.
 *
 * @param source - The text of a `*.cairn-word.json` file, or its bytes.
 * @throws {@link CairnError} `MALFORMED_WORD` with the path of the wrong field, or with the error of the JSON reader as
 * cause; `UNSUPPORTED_VERSION`.
 *
 * @example
 * import { words } from "@cairn/sdk";
 *
 * function whoSigned(text: string) {
 *   const { about, signer } = words.parse(text);
 *   return `${about}, signed by ${signer}`;
 * }
 */
export function parse(source: string | Uint8Array): Word {
  if (source.length > MAX_WORD_BYTES) {
    throw new CairnError("MALFORMED_WORD", {
      message: "The file is larger than any word.",
      details: { size: source.length, limit: MAX_WORD_BYTES },
    });
  }
  return recoded("MALFORMED_WORD", () => read(readObject(parseWithin(source, MAX_WORD_DEPTH), "")));
}

function read(object: JsonObject): Word {
  if (object.type !== "CairnWord") {
    refuse("/type", 'The file is not a word: its type is not "CairnWord".', object.type);
  }
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  refuseOthers(object, "", KEYS);
  const about = readText(object.about, "/about", readKind);
  return {
    type: "CairnWord",
    version: 1,
    chainId: readNumber(object.chainId, "/chainId", chainId),
    learnerRegistry: readText(object.learnerRegistry, "/learnerRegistry", address),
    about,
    message: readMessage(object.message, about),
    signer: readText(object.signer, "/signer", address),
    signature: readText(object.signature, "/signature", hex),
    ...(object.guardian === undefined ? {} : { guardian: readGuardian(object.guardian) }),
  } as Word;
}

function readKind(text: string): WordKind {
  if (!Object.hasOwn(WORD_TYPES, text)) refuse("/about", "Nobody gives a word about this.", text);
  return text as WordKind;
}

/** Reads each field by its EIP-712 type. */
function readMessage(value: JsonValue | undefined, about: WordKind): object {
  const object = readObject(value, "/message");
  const fields = WORD_TYPES[about];
  refuseOthers(
    object,
    "/message",
    fields.map(({ name }) => name),
  );
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, readField(object[name], joinPointer("/message", name), type)]),
  );
}

function readField(value: JsonValue | undefined, path: string, type: string): unknown {
  switch (type) {
    case "address":
      return readText(value, path, address);
    case "bytes32":
      return readText(value, path, root);
    case "uint8":
      return readByte(value, path);
    default:
      return readNumber(value, path, unixTime);
  }
}

/** Reads a whole number of 8 bits. */
export function readByte(value: JsonValue | undefined, path: string): number {
  return readNumber(value, path, (number) => {
    if (!Number.isInteger(number) || number < 0 || number > MAX_UINT8) {
      refuse(path, `The value is not a whole number from 0 to ${MAX_UINT8}.`, number);
    }
    return number;
  });
}

function readGuardian(value: JsonValue): GuardianProof {
  const object = readObject(value, "/guardian");
  refuseOthers(object, "/guardian", ["salt", "proof"]);
  return readProof(object, "/guardian");
}

/** Reads a guardian's salt and proof. */
export function readProof(object: JsonObject, path: string): GuardianProof {
  const at = joinPointer(path, "proof");
  const proof = readArray(object.proof, at);
  if (proof.length > MAX_PROOF) refuse(at, `The list must have ${MAX_PROOF} entries at most.`, proof.length);
  return {
    salt: readText(object.salt, joinPointer(path, "salt"), salt),
    proof: proof.map((node, index) => readText(node, joinPointer(at, index), proofNode)),
  };
}
