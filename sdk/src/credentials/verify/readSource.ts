import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../../json/JsonValue.ts";
import { parseWithin } from "../../json/parse.ts";
import { MAX_BUNDLE_BYTES } from "../../limits.ts";
import { formatOf, unbake } from "../baked/bake.ts";
import { timeOfClaim } from "../proofs/checkToken.ts";
import { withoutClaims } from "../proofs/claims.ts";
import { isToken, readToken } from "../proofs/tokenHeader.ts";
import type { CredentialFormat } from "./CredentialVerdict.ts";
import { isObject, listOf } from "./structure.ts";

/** A credential as JSON, as a token or in a picture, or a bundle that has one: an object, or the text or bytes of its file. */
export type CredentialSource = JsonObject | string | Uint8Array;

/** A credential or a presentation that can be read; nothing is checked yet. */
export interface ReadCredential {
  readonly format: CredentialFormat;
  readonly credential: JsonObject;
  /** What was signed where it came as a token; null where the proofs are inside the credential. */
  readonly signed: {
    readonly token: string;
    readonly header: JsonObject;
    readonly payload: JsonObject;
  } | null;
}

/** Documents that are nothing but a token in a data URI (VC Data Model 2.0, 4.13.1 and 4.13.2). */
const ENVELOPE = /^Enveloped(?:VerifiableCredential|VerifiablePresentation)$/;
const TOKEN_URI = /^data:application\/v[cp]\+(?:ld\+)?jwt(?:;charset=[\w-]+)?,/i;

/**
 * Reads a credential in any form.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL`.
 */
export function readSource(source: CredentialSource): ReadCredential {
  if (typeof source !== "string" && !(source instanceof Uint8Array)) return fromObject(sameAsText(source));
  requireSize(source);
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const format = formatOf(bytes);
  if (format === undefined) return readText(textOf(bytes));
  return { ...readText(unbake(bytes)), format };
}

/** A value within the limits that hold for its text. */
function sameAsText(source: JsonObject): JsonValue {
  let text: string;
  try {
    text = JSON.stringify(source);
  } catch (cause) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The object is none that JSON can carry.",
      cause,
    });
  }
  requireSize(text);
  return read(text);
}

function requireSize({ length: size }: string | Uint8Array): void {
  if (size <= MAX_BUNDLE_BYTES) return;
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: "The file is larger than any credential.",
    details: { size, limit: MAX_BUNDLE_BYTES },
  });
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CairnError("MALFORMED_CREDENTIAL", { message: "The file is no text in UTF-8.", cause });
  }
}

function readText(text: string): ReadCredential {
  const trimmed = text.trim();
  return isToken(trimmed) ? fromToken(trimmed) : fromObject(read(text));
}

function fromToken(token: string): ReadCredential {
  const { header, payload } = readToken(token);
  if (!("@context" in payload) && isObject(payload.vc)) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The token has its credential in a claim, as VC Data Model 1.1 had it; 2.0 is read.",
      details: { path: "/vc" },
    });
  }
  // What a token says of its time counts where the credential in it says nothing.
  const credential = {
    ...timeNamed("validFrom", payload.nbf),
    ...timeNamed("validUntil", payload.exp),
    ...withoutClaims(payload),
  };
  return { format: "jwt", credential, signed: { token, header, payload } };
}

function timeNamed(name: "validFrom" | "validUntil", claim: JsonValue | undefined): JsonObject {
  const time = timeOfClaim(claim);
  return time === null ? {} : { [name]: new Date(time * 1000).toISOString() };
}

function fromObject(value: JsonValue): ReadCredential {
  if (!isObject(value)) {
    throw new CairnError("MALFORMED_CREDENTIAL", { message: "The file is not a JSON object." });
  }
  if (listOf(value.type).some((type) => ENVELOPE.test(String(type)))) return fromEnvelope(value);
  if (value.type !== "CairnRecord") return { format: "json", credential: value, signed: null };
  if (!isObject(value.credential)) {
    throw new CairnError("MALFORMED_CREDENTIAL", {
      message: "The bundle has no credential in it.",
      fix: "Verify the bundle itself, with `verify`.",
    });
  }
  return { format: "bundle", credential: value.credential, signed: null };
}

function fromEnvelope({ id }: JsonObject): ReadCredential {
  const uri = typeof id === "string" ? id : "";
  const token = uri.replace(TOKEN_URI, "");
  if (token !== uri && isToken(token)) return fromToken(token);
  throw new CairnError("MALFORMED_CREDENTIAL", {
    message: "The envelope's id is no data URI with a token.",
    details: { path: "/id" },
  });
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
