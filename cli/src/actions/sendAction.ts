import type { Action, Sent } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import type { OpenNetwork } from "../network/openNetwork.ts";
import { confirm } from "../output/confirm.ts";

/** What is sent, and what its sender reads before. */
export interface Sending<Result> {
  readonly action: Action<Result>;
  readonly preview: string;
  /** Whether it cannot be undone: then it is asked on every network. */
  readonly final?: boolean;
}

/** Asks the contracts whether they would take it, shows what it does, asks the sender, and sends it. */
export async function sendAction<Result>(
  context: Context,
  { isLocal }: OpenNetwork,
  { action, preview, final = false }: Sending<Result>,
): Promise<Sent<Result>> {
  const { signal } = context;
  await action.estimateGas({ signal });
  await confirm(context, { preview, isLocal, final });
  return await action.send({ signal });
}

/** A sent action's transactions, for `--json`. */
export function transactionsOf({ receipts }: Sent<unknown>): readonly object[] {
  return receipts.map(({ hash, blockNumber, gasUsed }) => ({ hash, block: blockNumber, gasUsed }));
}
