import type { Action, Sent } from "@cairn/sdk";
import type { Context, Outcome } from "../../Context.ts";
import type { OpenNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import type { Fee } from "../../output/fee.ts";
import { feeOf, feeText } from "../../output/fee.ts";
import { accountOf } from "../revoke/revokeRecords.ts";
import { keysTexts as say } from "./texts.ts";

/** What is about to be sent: asked of the contracts, and shown to the sender. */
export interface Planned {
  readonly actions: readonly Pick<Action<unknown>, "estimateGas">[];
  readonly preview: string;
  /** Whether it cannot be undone: then it is asked on every network. */
  readonly final?: boolean;
}

/**
 * Asks the contracts whether they would take it, shows what it does and costs, and asks the sender.
 *
 * @returns The outcome of a dry run; undefined where it is to be sent.
 */
export async function planned(
  context: Context,
  { client, isLocal }: OpenNetwork,
  args: Planned & { dryRun: boolean; data: object },
): Promise<Outcome | undefined> {
  const { actions, preview, final = false, dryRun, data } = args;
  const { signal } = context;
  let gas = 0n;
  for (const action of actions) gas += await action.estimateGas({ signal });
  const fee: Fee = await feeOf(client, { gas, account: await accountOf(client) });
  const text = `${preview}\n${feeText(context, fee)}`;
  if (dryRun) {
    return {
      data: { ...data, changed: false, dryRun: true, fee },
      text: `${text}\n\n${context.say(say.dryDone)}`,
    };
  }
  await confirm(context, { preview: text, isLocal, final });
  return undefined;
}

/** Sends one action that was planned. */
export async function sendPlanned<Result>(
  context: Context,
  network: OpenNetwork,
  args: Omit<Planned, "actions"> & {
    action: Action<Result>;
    dryRun: boolean;
    data: object;
    done: (sent: Sent<Result>) => Outcome;
  },
): Promise<Outcome> {
  const { action, done, ...plan } = args;
  const dry = await planned(context, network, { ...plan, actions: [action] });
  return dry ?? done(await action.send({ signal: context.signal }));
}
