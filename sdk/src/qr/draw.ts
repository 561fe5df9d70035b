import { encode } from "uqr";
import { CairnError } from "../errors/CairnError.ts";

/** What a phone reads off a screen: version 25 of ISO/IEC 18004 at its lowest correction, 117 modules a side. */
const MAX_BYTES = 1273;
/** Modules of white that the standard asks for on each side. */
const QUIET_ZONE = 4;

/** How much of a code may be dirty or torn, at least: some 7, 15, 25 or 30 % of it. */
export type Correction = "L" | "M" | "Q" | "H";

/** Draws a text as modules, rows of which `true` is dark, with the white border. */
export function draw(text: string, correction: Correction = "L"): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) throw new CairnError("QR_TOO_LARGE", { details: { bytes, limit: MAX_BYTES } });
  return encode(text, { ecc: correction, boostEcc: true, border: QUIET_ZONE }).data;
}
