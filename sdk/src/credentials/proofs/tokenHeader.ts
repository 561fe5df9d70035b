import { toUtf8String } from "ethers";
import { decode } from "jose/base64url";
import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../../json/JsonValue.ts";
import { parseWithin } from "../../json/parse.ts";
import { isObject } from "../verify/structure.ts";

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Whether a text has the form of a signed token (JWS in compact form). */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * Reads header and payload of a token; the signature is not checked.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL` where one of them is no JSON object, or has a key twice.
 */
export function readToken(token: string): { readonly header: JsonObject; readonly payload: JsonObject } {
  const [header = "", payload = ""] = token.split(".");
  return { header: partOf(header), payload: partOf(payload) };
}

function partOf(part: string): JsonObject {
  let value: JsonValue;
  try {
    value = parseWithin(toUtf8String(decode(part)), MAX_FILE_DEPTH);
  } catch (cause) {
    throw new CairnError("MALFORMED_CREDENTIAL", { message: "A part of the token is no JSON.", cause });
  }
  if (isObject(value)) return value;
  throw new CairnError("MALFORMED_CREDENTIAL", { message: "A part of the token is no JSON object." });
}
