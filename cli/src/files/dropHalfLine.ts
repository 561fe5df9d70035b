import { open } from "node:fs/promises";

/** A line has a record's credential at most, and a bundle with one is no larger. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Takes off a last line that has no end: a run that was killed may have left it. */
export async function dropHalfLine(name: string): Promise<void> {
  const file = await open(name, "r+").catch(() => undefined);
  try {
    const { size = 0 } = (await file?.stat()) ?? {};
    const tail = Buffer.alloc(Math.min(size, LONGEST_LINE));
    await file?.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf("\n") + 1;
    const isLine = end > 0 || size === tail.length;
    if (isLine && end < tail.length) await file?.truncate(size - tail.length + end);
  } finally {
    await file?.close();
  }
}
