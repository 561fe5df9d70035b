import { readArray, readNumber, readObject, readText, refuse, refuseOthers } from "../bundles/read.ts";
import { recoded } from "../bundles/recoded.ts";
import { CairnError } from "../errors/CairnError.ts";
import { address, audience, chainId, definitionId, nonce, unixTime } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { joinPointer, splitPointer } from "../json/pointer.ts";
import type { KindName } from "../kinds.ts";
import { kindOf } from "../kinds.ts";
import type { CairnRequest, RequestItem } from "./CairnRequest.ts";

const KEYS = [
  "type",
  "version",
  "chainId",
  "token",
  "verifier",
  "audience",
  "nonce",
  "items",
  "reply",
  "issuedAt",
  "expiresAt",
];
const ITEM_KEYS = ["title", "why", "kinds", "definitions", "paths", "optional"];

/** Characters of a name or title, and of a reason, at most: more is not read before signing. */
const MAX_TITLE = 160;
const MAX_REASON = 500;
const MAX_ITEMS = 20;
const MAX_CHOICES = 100;
const MAX_PAGE = 2048;
/** What does not show but acts, such as control and bidirectional characters; joiners are part of scripts and emoji. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const JOINERS = /[\u200c\u200d]/gu;

/** Reads a request from the value of its file. */
export function readRequest(value: JsonValue | undefined): CairnRequest {
  return recoded("MALFORMED_REQUEST", () => read(readObject(value, "")));
}

function read(object: JsonObject): CairnRequest {
  if (object.type !== "CairnRequest") {
    refuse("/type", 'The file is not a request: its type is not "CairnRequest".', object.type);
  }
  if (object.version !== 1) {
    throw new CairnError("UNSUPPORTED_VERSION", { details: { version: object.version, supported: [1] } });
  }
  refuseOthers(object, "", KEYS);
  const origin = readText(object.audience, "/audience", audience);
  const issuedAt = readNumber(object.issuedAt, "/issuedAt", unixTime);
  const expiresAt = readNumber(object.expiresAt, "/expiresAt", unixTime);
  if (expiresAt <= issuedAt) refuse("/expiresAt", "It would expire before it is issued.", expiresAt);
  return {
    type: "CairnRequest",
    version: 1,
    chainId: readNumber(object.chainId, "/chainId", chainId),
    token: readText(object.token, "/token", address),
    verifier: readLine(object.verifier, "/verifier", MAX_TITLE),
    audience: origin,
    nonce: readText(object.nonce, "/nonce", nonce),
    items: readList(object.items, { path: "/items", most: MAX_ITEMS, least: 1 }, readItem),
    ...(object.reply === undefined ? {} : { reply: readReply(object.reply, origin) }),
    issuedAt,
    expiresAt,
  };
}

function readItem(value: JsonValue, path: string): RequestItem {
  const object = readObject(value, path);
  refuseOthers(object, path, ITEM_KEYS);
  const at = (key: string): string => joinPointer(path, key);
  const { kinds, definitions, optional } = object;
  if (typeof optional !== "boolean") refuse(at("optional"), "The value is not true or false.", optional);
  return {
    title: readLine(object.title, at("title"), MAX_TITLE),
    why: readLine(object.why, at("why"), MAX_REASON),
    ...(kinds === undefined ? {} : { kinds: readList(kinds, choicesOf(at("kinds")), readKind) }),
    ...(definitions === undefined
      ? {}
      : {
          definitions: readList(definitions, choicesOf(at("definitions")), (definition, place) =>
            readNumber(definition, place, definitionId),
          ),
        }),
    paths: readList(object.paths, { path: at("paths"), most: MAX_CHOICES, least: 0 }, readPath),
    optional,
  };
}

interface Bounds {
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

/** A choice among none could not be met. */
function choicesOf(path: string): Bounds {
  return { path, least: 1, most: MAX_CHOICES };
}

function readList<Item>(
  value: JsonValue | undefined,
  { path, least, most }: Bounds,
  readOne: (value: JsonValue, path: string) => Item,
): readonly Item[] {
  const list = readArray(value, path);
  if (list.length < least || list.length > most) {
    refuse(path, `The list must have ${least} to ${most} entries.`, list.length);
  }
  return list.map((item, index) => readOne(item, joinPointer(path, index)));
}

function readLine(value: JsonValue | undefined, path: string, most: number): string {
  return readText(value, path, (text) => {
    if (text.replace(JOINERS, "").trim() === "") refuse(path, "The text is empty.", text);
    return requireSeen(text, path, most);
  });
}

function requireSeen(text: string, path: string, most: number): string {
  if ([...text].length > most) refuse(path, `The text has more than ${most} characters.`);
  if (UNSEEN.test(text)) {
    refuse(path, "The text holds control, line or bidirectional characters.", JSON.stringify(text));
  }
  return text;
}

function readKind(value: JsonValue, path: string): KindName {
  return readText(value, path, (name) => {
    kindOf(name as KindName);
    return name as KindName;
  });
}

function readPath(value: JsonValue, path: string): string {
  return readText(value, path, (pointer) => {
    if (splitPointer(pointer) === undefined) refuse(path, "The text is not a JSON Pointer.", pointer);
    return pointer;
  });
}

/** An answer that goes to another site than the learner was shown would be somebody else's to use. */
function readReply(value: JsonValue, origin: string): string {
  return readText(value, "/reply", (page) => {
    if (!URL.canParse(page) || new URL(page).origin !== origin) {
      refuse("/reply", "The page that takes the answer is not one of the audience.", page);
    }
    return requireSeen(page, "/reply", MAX_PAGE);
  });
}
