const TIMEOUT_MS = 20_000;

/** Reads what an address answers, as far as an honest answer is long, and not for longer than a person waits. */
export async function fetchWithin(url: string, most: number, signal: AbortSignal): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) throw new Error(`the answer has more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
