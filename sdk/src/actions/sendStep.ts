import type { TransactionReceipt, TransactionResponse } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { awaitReceipt } from "./awaitReceipt.ts";
import { estimate, failureOf, TRANSACTION_GAS_CAP } from "./estimate.ts";
import { handOver } from "./handOver.ts";
import type { Step } from "./makeAction.ts";
import { patiently } from "./patience.ts";
import type { Call, Sending } from "./Sending.ts";

/** How often a step is sent anew after other transactions took its nonce. */
const MAX_SENDINGS = 5;

/**
 * Sends one step and waits for it. Where another transaction of the account took its nonce, it can take effect no more:
 * it is estimated and sent again.
 *
 * @returns Its receipt; undefined where it turned out to be done already.
 */
export async function sendStep(sending: Sending, step: Step): Promise<TransactionReceipt | undefined> {
  try {
    return await sendUntilMined(sending, step);
  } catch (error) {
    if (isCairnError(error) && step.isDone?.(error)) return undefined;
    throw error;
  }
}

async function sendUntilMined(sending: Sending, step: Step): Promise<TransactionReceipt> {
  const { client, from } = sending;
  let gas = step.gas;
  for (let sendings = 1; ; sendings += 1) {
    gas ??= await patiently(() => estimate(client, step, from), sending);
    const call = { ...step, gasLimit: withMargin(gas) };
    const ending = await sendOnce(sending, call);
    if ("receipt" in ending) return await succeeded(sending, call, ending.receipt);
    if (sendings === MAX_SENDINGS || isCancellation(ending.replacement)) throw replaced(ending.replacement);
    gas = undefined;
  }
}

async function sendOnce(sending: Sending, call: Call) {
  const handed = await handOver(sending, call);
  try {
    return await awaitReceipt(sending, handed);
  } catch (error) {
    if (!isCairnError(error, "ABORTED")) throw error;
    throw new CairnError("ABORTED", {
      message: "The waiting was aborted; the transaction stays sent.",
      details: { hash: handed.hash },
      cause: error.cause,
    });
  } finally {
    handed.settle();
  }
}

function withMargin(gas: bigint): bigint {
  const more = (gas * 6n) / 5n;
  return more > TRANSACTION_GAS_CAP ? TRANSACTION_GAS_CAP : more;
}

/** A mined transaction that failed carries no reason: the same call at its block gives one. */
async function succeeded(
  sending: Sending,
  call: Call,
  receipt: TransactionReceipt,
): Promise<TransactionReceipt> {
  if (receipt.status !== 0) return receipt;
  const { client, from } = sending;
  const { to, data, gasLimit } = call;
  const request = { to, data, gasLimit, from, blockTag: receipt.blockNumber };
  const again = () => client.provider.call(request).catch((error) => Promise.reject(failureOf(call, error)));
  await patiently(again, sending);
  throw new CairnError("CONTRACT_REVERTED", {
    message: "The transaction failed, and the same call now succeeds.",
    details: { contractError: null, hash: receipt.hash },
    fix: "Send it again: what it depends on changed.",
  });
}

/** How wallets cancel: nothing, sent to oneself. */
function isCancellation({ from, to, data }: TransactionResponse): boolean {
  return to === from && data === "0x";
}

function replaced(replacement: TransactionResponse): CairnError {
  return new CairnError("TRANSACTION_NOT_ACCEPTED", {
    message: isCancellation(replacement)
      ? "The transaction was cancelled by the account's owner."
      : "Another transaction of the account took its place, again and again.",
    details: { replacement: replacement.hash, nonce: replacement.nonce },
  });
}
