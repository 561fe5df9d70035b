import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address } from "../ids.ts";
import { estimate, failureOf, TRANSACTION_GAS_CAP } from "./estimate.ts";
import type { PlanContext, Step } from "./makeAction.ts";

/** Room between an estimate and the cap: the state may change before the transaction is mined. */
const GAS_AIM = (TRANSACTION_GAS_CAP * 9n) / 10n;
/** With the smallest items of a batch more would not fit; nodes refuse to look at much larger calls. */
const MAX_ITEMS = 600;

/**
 * Splits a batch into transactions below the network's gas cap. A part that needs more, or that the node cannot
 * estimate without naming a contract's error, is made smaller; the gas of a part says how large the next one may be.
 *
 * @throws {@link CairnError} `GAS_CAP_EXCEEDED` where one item alone needs too much; else what the estimate throws.
 */
export async function* split<Item>(
  client: Client,
  batch: {
    to: Address;
    items: readonly Item[];
    encode: (items: readonly Item[]) => string;
    locate?: (error: CairnError) => CairnError;
  },
  context: PlanContext,
): AsyncGenerator<Step> {
  const { items, encode, ...rest } = batch;
  const most = Math.min(MAX_ITEMS, client.sponsor?.mostItems ?? MAX_ITEMS);
  let size = Math.min(items.length, most);
  for (let offset = 0; offset < items.length; ) {
    throwIfAborted(context.signal);
    const part = items.slice(offset, offset + size);
    const step = { ...rest, data: encode(part), offset, items: part.length };
    const gas = await context.ask(() => gasOf(client, step, context.from));
    const fitting =
      gas === undefined ? Math.ceil(part.length / 2) : Math.min(most, fittingSize(part.length, gas));
    if (gas !== undefined && gas <= GAS_AIM) {
      yield { ...step, gas };
      offset += part.length;
    } else if (part.length === 1) {
      const details = { index: offset, gas, cap: TRANSACTION_GAS_CAP };
      throw failureOf(step, new CairnError("GAS_CAP_EXCEEDED", { details }));
    }
    size = fitting;
  }
}

/** How many items may fit, if they need as much as these. */
function fittingSize(items: number, gas: bigint): number {
  return Math.max(1, Math.min(MAX_ITEMS, Number((BigInt(items) * GAS_AIM) / gas)));
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
