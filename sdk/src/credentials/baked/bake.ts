import { CairnError } from "../../errors/CairnError.ts";
import { canonicalize } from "../../json/canonicalize.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { bakePng, PNG_SIGNATURE, readPng } from "./png.ts";
import { bakeSvg, readSvg } from "./svg.ts";

/** Form of a picture that a credential can be in. */
export type PictureFormat = "png" | "svg";

/**
 * Bakes a signed credential into a picture, as Open Badges 3.0 has it: the picture looks the same, and is the badge.
 *
 * @param picture - Bytes of a PNG or SVG file. A credential that is in it already is replaced.
 * @param credential - The credential with its proofs, or a token.
 * @returns Bytes of the file, of the same form.
 * @throws CairnError `MALFORMED_CREDENTIAL` where the picture is neither, or is cut short.
 *
 * @example
 * import type { json } from "@cairn/sdk";
 * import { bake } from "@cairn/sdk/credentials";
 *
 * function badgeFile(picture: Uint8Array, credential: json.JsonObject) {
 *   return bake(picture, credential);
 * }
 */
export function bake(picture: Uint8Array, credential: JsonObject | string): Uint8Array {
  const text = typeof credential === "string" ? credential : canonicalize(credential);
  if (pictureFormatOf(picture) === "png") return bakePng(picture, text);
  return new TextEncoder().encode(bakeSvg(new TextDecoder().decode(picture), text));
}

/**
 * Takes the credential out of a picture, as it is: nothing is checked.
 *
 * @param picture - Bytes of a PNG or SVG file.
 * @returns JSON text, or a token.
 * @throws CairnError `MALFORMED_CREDENTIAL` where the file is no such picture, or has no credential.
 *
 * @example
 * import { unbake } from "@cairn/sdk/credentials";
 *
 * const textIn = (picture: Uint8Array) => unbake(picture);
 */
export function unbake(picture: Uint8Array): string {
  const isPng = pictureFormatOf(picture) === "png";
  const text = isPng ? readPng(picture) : readSvg(new TextDecoder().decode(picture));
  if (text !== undefined) return text;
  throw new CairnError("MALFORMED_CREDENTIAL", { message: "The picture has no credential in it." });
}

/** Which of the two a file is; undefined for neither. */
export function formatOf(bytes: Uint8Array): PictureFormat | undefined {
  if (PNG_SIGNATURE.every((byte, place) => bytes[place] === byte)) return "png";
  const start = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart();
  return /^(?:\uFEFF)?<(?:svg|\?xml|!)/.test(start) ? "svg" : undefined;
}

function pictureFormatOf(picture: Uint8Array): PictureFormat {
  const format = formatOf(picture);
  if (format !== undefined) return format;
  throw new CairnError("MALFORMED_CREDENTIAL", { message: "The file is neither a PNG nor an SVG picture." });
}
