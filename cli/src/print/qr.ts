import { qr as codes } from "@cairn/sdk";
import type { Part } from "./html.ts";
import { Html, html } from "./html.ts";

/** Longer texts would make modules too small for a phone to read off paper. */
export const QR_BYTES = 600;

/**
 * Draws a text as a QR code, in SVG.
 *
 * @param text - What the code says.
 * @param label - What it is, for those who do not see it: text, without elements.
 * @returns Undefined where the text is too long to be read off paper.
 */
export function qr(text: string, label: Part): Html | undefined {
  if (new TextEncoder().encode(text).length > QR_BYTES) return undefined;
  const picture = codes.toSvg(text, { correction: "M" });
  const start = html`<svg class="qr" aria-label="${label}" `.markup;
  const title = html`<title>${label}</title>`.markup;
  return new Html(picture.replace("<svg ", () => start).replace("><path", () => `>${title}<path`));
}
