import { CairnError } from "../errors/CairnError.ts";

/** How long a call may take, and who may end it sooner. */
export interface TimeLimit {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for a call, but not for ever: a node that does not answer must not hold its caller.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` after the time; `ABORTED`; what the call throws.
 */
export async function withTimeout<Value>(
  call: Promise<Value>,
  { timeoutMs, signal }: TimeLimit,
): Promise<Value> {
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      if (signal?.aborted) reject(new CairnError("ABORTED", { cause: signal.reason }));
      else
        reject(
          new CairnError("CHAIN_UNREACHABLE", {
            message: "The node did not answer in time.",
            details: { timeoutMs },
            fix: "Check the connection and the RPC address, or wait and try again: a node that limits requests may be silent too.",
          }),
        );
    };
    limit.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([call, stopped]);
  } finally {
    limit.removeEventListener("abort", stop);
  }
}
