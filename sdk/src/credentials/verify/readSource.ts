import { decodeBase64, toUtf8String } from "ethers";
import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../../json/JsonValue.ts";
import { parseWithin } from "../../json/parse.ts";
import { MAX_BUNDLE_BYTES } from "../../limits.ts";
import { formatOf, unbake } from "../baked/bake.ts";
import type { CredentialFormat } from "./CredentialVerdict.ts";
import { isObject } from "./structure.ts";

/** A credential as JSON, as a token or in a picture, or a bundle that has one: an object, or the text or bytes of its file. */
export type CredentialSource = JsonObject | string | Uint8Array;

/** A credential that can be read; nothing is checked yet. */
export interface ReadCredential {
  readonly format: CredentialFormat;
  readonly credential: JsonObject;
  /** The signed token; null where the proofs are inside the credential. */
  readonly token: string | null;
}

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Reads a credential in any form.
 *
 * @throws {@link CairnError} `MALFORMED_CREDENTIAL`.
 */
export function readSource(source: CredentialSource): ReadCredential {
  if (typeof source !== "string" && !(source instanceof Uint8Array)) return fromObject(source);
  requireSize(source);
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const format = formatOf(bytes);
  if (format === undefined) return readText(new TextDecoder().decode(bytes));
  return { ...readText(unbake(bytes)), format };
}

function requireSize({ length: size }: string | Uint8Array): void {
  if (size <= MAX_BUNDLE_BYTES) return;
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: "The file is larger than any credential.",
    details: { size, limit: MAX_BUNDLE_BYTES },
  });
}

function readText(text: string): ReadCredential {
  const trimmed = text.trim();
  if (!TOKEN.test(trimmed)) return fromObject(read(text));
  const [, payload = ""] = trimmed.split(".");
  const json = toUtf8String(decodeBase64(payload.replaceAll("-", "+").replaceAll("_", "/")));
  return { ...fromObject(read(json)), format: "jwt", token: trimmed };
}

function fromObject(value: JsonValue): ReadCredential {
  if (!isObject(value)) {
    throw new CairnError("MALFORMED_CREDENTIAL", { message: "The file is not a JSON object." });
  }
  if (value.type !== "CairnRecord") return { format: "json", credential: value, token: null };
  if (!isObject(value.credential)) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The bundle has no credential in it.",
      fix: "Verify the bundle itself, with `verify`.",
    });
  }
  return { format: "bundle", credential: value.credential, token: null };
}

function read(text: string): JsonValue {
  try {
    return parseWithin(text, MAX_FILE_DEPTH);
  } catch (cause) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The file is neither a credential as JSON nor a signed token.",
      cause,
    });
  }
}
