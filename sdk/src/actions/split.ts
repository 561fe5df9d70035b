import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address } from "../ids.ts";
import type { PlanContext, Step } from "./makeAction.ts";
import { estimate, TRANSACTION_GAS_CAP } from "./makeAction.ts";

/** Room between an estimate and the cap: the state may change before the transaction is mined. */
const GAS_AIM = (TRANSACTION_GAS_CAP * 9n) / 10n;

/**
 * Splits a batch into transactions below the network's gas cap. A part that needs more, or that the node cannot
 * estimate without naming a contract's error, is halved.
 *
 * @throws {@link CairnError} `GAS_CAP_EXCEEDED` where one item alone needs too much; else what the estimate throws.
 */
export async function* split<Item>(
  client: Client,
  batch: { to: Address; items: readonly Item[]; encode: (items: readonly Item[]) => string },
  context: PlanContext,
): AsyncGenerator<Step> {
  const { to, items, encode } = batch;
  let size = items.length;
  for (let offset = 0; offset < items.length; ) {
    throwIfAborted(context.signal);
    const part = items.slice(offset, offset + size);
    const step = { to, data: encode(part), offset, items: part.length };
    const gas = await gasOf(client, step, context.from);
    if (gas !== undefined && gas <= GAS_AIM) {
      yield { ...step, gas };
      offset += part.length;
    } else if (part.length === 1) {
      throw new CairnError("GAS_CAP_EXCEEDED", { details: { index: offset, gas, cap: TRANSACTION_GAS_CAP } });
    } else {
      size = Math.ceil(part.length / 2);
    }
  }
}

/** Undefined where the node cannot tell and the size may be why. */
async function gasOf(
  client: Client,
  step: Step & { readonly items: number },
  from: Address,
): Promise<bigint | undefined> {
  try {
    return await estimate(client, step, from);
  } catch (error) {
    if (step.items > 1 && !isFinal(error)) return undefined;
    throw error;
  }
}

/** Whether a smaller batch would fail in the same way. */
function isFinal(error: unknown): boolean {
  if (isCairnError(error, "CONTRACT_REVERTED")) return error.details.contractError !== null;
  return isCairnError(error, "RATE_LIMITED") || isConnectionFault(error);
}

function isConnectionFault(error: unknown): boolean {
  if (!isCairnError(error, "CHAIN_UNREACHABLE")) return false;
  return !/gas/i.test(String(error.cause instanceof Error ? error.cause.message : ""));
}
