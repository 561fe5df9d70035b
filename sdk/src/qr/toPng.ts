import { draw } from "./draw.ts";

/** Pixels of a module: sharp on a screen and in print of a hand's size. */
const SCALE = 8;

/**
 * Draws a text as a QR code (ISO/IEC 18004), in PNG.
 *
 * @param text - What the code says, such as a link: up to 1,273 bytes.
 * @param options - Pixels of a module; 8 when absent.
 * @returns The bytes of the file: black and white.
 * @throws {@link CairnError} `QR_TOO_LARGE`.
 *
 * @example
 * import { qr } from "@cairn/sdk";
 *
 * const bytes = await qr.toPng("https://verify.example/");
 * const file = new File([bytes], "request.png", { type: "image/png" });
 */
export async function toPng(
  text: string,
  { scale = SCALE }: { readonly scale?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = draw(text);
  const { encode } = await import("fast-png");
  const size = rows.length * scale;
  const data = new Uint8Array(size * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const isDark = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
      data[y * size + x] = isDark ? 0 : 255;
    }
  }
  return new Uint8Array(encode({ width: size, height: size, data, channels: 1, depth: 8 }));
}
