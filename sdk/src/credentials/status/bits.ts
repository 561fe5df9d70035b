import { decode, encode } from "jose/base64url";
import { CairnError } from "../../errors/CairnError.ts";
import { unpack } from "../../links/unpack.ts";

/** Largest list that is unpacked: 16 million places. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Multibase prefix of base64url without padding. */
const BASE64URL = "u";

/** Packs bits as a status list has them: gzip, base64url, multibase. Place 0 is the first byte's highest bit. */
export async function packBits(bits: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bits]).stream().pipeThrough(new CompressionStream("gzip"));
  return BASE64URL + encode(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/**
 * Unpacks the bits of a status list.
 *
 * @throws CairnError `MALFORMED_CREDENTIAL` where they are damaged, or far too many.
 */
export async function unpackBits(text: string): Promise<Uint8Array> {
  const fault = (cause?: unknown) =>
    new CairnError("MALFORMED_CREDENTIAL", {
      message: "The bits of the status list cannot be unpacked.",
      cause,
    });
  if (!/^u[\w-]+$/.test(text)) throw fault();
  try {
    const packed = Uint8Array.from(decode(text.slice(1)));
    const bits = await unpack(packed, { format: "gzip", limit: MAX_BYTES });
    if (bits !== undefined) return bits;
  } catch (cause) {
    throw fault(cause);
  }
  throw fault();
}

/** Whether a place is set. */
export function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[Math.floor(index / 8)] ?? 0) & (128 >> (index % 8))) !== 0;
}

/** Bits of which the given places are set. */
export function bitsOf(indices: readonly number[], length: number): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(length / 8);
  for (const index of indices)
    bits[Math.floor(index / 8)] = (bits[Math.floor(index / 8)] ?? 0) | (128 >> (index % 8));
  return bits;
}
