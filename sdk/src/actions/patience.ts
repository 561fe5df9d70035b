import { pause } from "../chain/pause.ts";
import { withTimeout } from "../chain/withTimeout.ts";
import { fromChain } from "../errors/fromChain.ts";
import { isSilence } from "../errors/isSilence.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";

/** How long the network may be silent, unless the caller says otherwise. */
export const PATIENCE_MS = 300_000;

/** Longest time for one request: a dead connection may stay open. */
const REQUEST_MS = 30_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 4_000;

/** How long a silent network is waited for, and what ends the waiting before. */
export interface Patience {
  readonly patienceMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Asks the network, and asks again while it is silent. What it answers counts, also where that is an error. */
export async function patiently<Value>(ask: () => Promise<Value>, patience: Patience): Promise<Value> {
  const { patienceMs, signal } = patience;
  const until = Date.now() + patienceMs;
  for (let waitMs = 0; ; ) {
    try {
      return await limited(ask, signal);
    } catch (caught) {
      const error = fromChain(caught);
      waitMs = longer(waitMs);
      if (!isSilence(error) || Date.now() + waitMs > until) throw error;
    }
    await pause(waitMs, signal);
  }
}

/** The pause after this one: they double, and are short at first, so that a fast chain is not kept waiting. */
export function longer(waitMs: number, longestMs = LONGEST_PAUSE_MS): number {
  return Math.min(Math.max(FIRST_PAUSE_MS, waitMs * 2), longestMs);
}

/** Makes one request, which must not take for ever. */
export async function limited<Value>(
  request: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  throwIfAborted(signal);
  return await withTimeout(request(), { timeoutMs: REQUEST_MS, signal });
}
