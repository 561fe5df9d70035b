import { throwIfAborted } from "../errors/throwIfAborted.ts";

/**
 * Waits, or stops waiting when the signal aborts.
 *
 * @throws {@link CairnError} `ABORTED`.
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done, { once: true });
  });
  throwIfAborted(signal);
}
