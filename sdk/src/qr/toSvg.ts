import type { Correction } from "./draw.ts";
import { draw } from "./draw.ts";

/**
 * Draws a text as a QR code (ISO/IEC 18004), in SVG: black on white in any theme, as readers need it.
 *
 * @param text - What the code says, such as a link: up to 1,273 bytes.
 * @param options - How much of the picture may be spoilt: `L` when absent, for a screen; `M` or more for paper.
 * @returns An `svg` element without a size of its own; a page gives it a name (`aria-label`).
 * @throws {@link CairnError} `QR_TOO_LARGE`.
 *
 * @example
 * import { qr } from "@cairn/sdk";
 *
 * const picture = qr.toSvg("https://verify.example/");
 */
export function toSvg(text: string, { correction }: { readonly correction?: Correction } = {}): string {
  const rows = draw(text, correction);
  const path = rows.map(darkRuns).join("");
  const whole = `M0 0h${rows.length}v${rows.length}H0z`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}" role="img" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="${whole}"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** The dark runs of a row, each as a rectangle. */
function darkRuns(row: readonly boolean[], y: number): string {
  const bits = row.map((isDark) => (isDark ? "1" : "0")).join("");
  return [...bits.matchAll(/1+/g)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join("");
}
