import { encode } from "uqr";
import type { Html, Part } from "./html.ts";
import { html } from "./html.ts";

/** Longer texts would make modules too small for a phone to read off paper. */
export const QR_BYTES = 600;
/** Modules of white that the standard asks for on each side. */
const QUIET_ZONE = 4;

/**
 * Draws a text as a QR code, in SVG.
 *
 * @param text - What the code says.
 * @param label - What it is, for those who do not see it: text, without elements.
 * @returns Undefined where the text is too long to be read off paper.
 */
export function qr(text: string, label: Part): Html | undefined {
  if (new TextEncoder().encode(text).length > QR_BYTES) return undefined;
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  return html`<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img"
    aria-label="${label}" shape-rendering="crispEdges"><title>${label}</title><path
    fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${data.map(rowPath).join("")}"/></svg>`;
}

/** The dark runs of a row, each as a rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const bits = row.map((isDark) => (isDark ? "1" : "0")).join("");
  return [...bits.matchAll(/1+/gu)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join("");
}
