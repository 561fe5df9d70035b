import type { Provider } from "ethers";
import { pause } from "../chain/pause.ts";
import type { ErrorDetails } from "../errors/CairnError.ts";
import { CairnError } from "../errors/CairnError.ts";
import { fromChain, textOf } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { isSilence } from "../errors/isSilence.ts";
import { failureOf } from "./estimate.ts";
import { limited, longer } from "./patience.ts";
import type { Call, Sending } from "./Sending.ts";

const KNOWN = /already (?:known|imported|exists)|alreadyknown|\bknown transaction/i;
const NONCE_TAKEN = /nonce|replace/i;

/**
 * Hands signed bytes over, again while the node is silent. True where the node has them or may have them; false where
 * their nonce is taken and they were certainly not accepted.
 */
export async function broadcast(
  { client, patienceMs, signal }: Sending,
  signed: { call: Call; raw: string; hash: string; nonce: number },
): Promise<boolean> {
  const { call, raw, ...details } = signed;
  const until = Date.now() + patienceMs;
  let waitMs = 0;
  let isUncertain = false;
  for (;;) {
    const refusal = await tryBroadcast(client.provider, raw, signal);
    if (refusal === undefined) return true;
    if (!isSilence(refusal)) {
      if (isUncertain) return true;
      if (NONCE_TAKEN.test(textOf(refusal))) return false;
      throw refused(failureOf(call, refusal.cause), details);
    }
    isUncertain = true;
    waitMs = longer(waitMs);
    if (Date.now() + waitMs > until) throw unknownOutcome(details, refusal);
    await pause(waitMs, signal);
  }
}

/** Hands signed bytes over once. Undefined where the node has them now, or had them before. */
export async function tryBroadcast(
  provider: Provider,
  raw: string,
  signal: AbortSignal | undefined,
): Promise<CairnError | undefined> {
  try {
    await limited(() => provider.broadcastTransaction(raw), signal);
    return undefined;
  } catch (error) {
    const refusal = fromChain(error);
    if (isCairnError(refusal, "ABORTED")) throw refusal;
    return KNOWN.test(textOf(refusal)) ? undefined : refusal;
  }
}

/** A node that answers did not accept the transaction, also where its reason is none of the known ones. */
function refused(refusal: CairnError, details: ErrorDetails): CairnError {
  const { code, cause } = refusal;
  if (code !== "CHAIN_UNREACHABLE" && code !== "TRANSACTION_NOT_ACCEPTED") return refusal;
  return new CairnError("TRANSACTION_NOT_ACCEPTED", { details, cause });
}

/** The error for a transaction of which nobody can tell whether it takes effect. */
export function unknownOutcome(details: ErrorDetails, cause: unknown): CairnError {
  return new CairnError("CHAIN_UNREACHABLE", {
    message: "The network was silent for too long: the transaction may or may not take effect.",
    details,
    fix: "Run it again when the network answers. Nothing is attested, anchored or revoked twice; before registering or defining again, look the transaction up.",
    cause,
  });
}
