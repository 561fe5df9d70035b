import { draw } from "./draw.ts";

/** Two rows in one line of characters, by whether upper and lower module are dark. */
const HALVES = { "00": "█", "01": "▀", "10": "▄", "11": " " } as const;

/**
 * Draws a text as a QR code (ISO/IEC 18004) of half-block characters, for a terminal of light text on dark ground; most
 * readers take it the other way round, too.
 *
 * @param text - What the code says, such as a link: up to 1,273 bytes.
 * @returns Lines without a line feed at the end.
 * @throws {@link CairnError} `QR_TOO_LARGE`.
 *
 * @example
 * import { qr } from "@cairn/sdk";
 *
 * console.log(qr.toTerminal("https://verify.example/"));
 */
export function toTerminal(text: string): string {
  const rows = draw(text);
  const lines: string[] = [];
  for (let y = 0; y < rows.length; y += 2) {
    const upper = rows[y] ?? [];
    const lower = rows[y + 1] ?? [];
    lines.push(upper.map((isDark, x) => HALVES[`${bit(isDark)}${bit(lower[x] ?? false)}`]).join(""));
  }
  return lines.join("\n");
}

function bit(isDark: boolean): "0" | "1" {
  return isDark ? "1" : "0";
}
