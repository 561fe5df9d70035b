import { CairnError } from "./CairnError.ts";

/**
 * Stops work whose signal was aborted.
 *
 * @param signal - The caller's signal.
 * @throws {@link CairnError} `ABORTED`, with the signal's reason as cause.
 *
 * @example
 * import { throwIfAborted } from "@cairn/sdk";
 *
 * async function each(files: string[], work: (file: string) => Promise<void>, signal?: AbortSignal) {
 *   for (const file of files) {
 *     throwIfAborted(signal);
 *     await work(file);
 *   }
 * }
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CairnError("ABORTED", { cause: signal.reason });
}
