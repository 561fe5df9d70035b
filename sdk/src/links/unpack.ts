/**
 * Unpacks data, and stops once it is larger than a limit: a few kilobytes may unpack to gigabytes.
 *
 * @returns The data; undefined where it is larger.
 */
export async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  { format, limit }: { format: "gzip" | "deflate-raw"; limit: number },
): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}
