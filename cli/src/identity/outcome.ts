import type { Address, Client } from "@cairn/sdk";
import { learners } from "@cairn/sdk";
import type { TransactionReceipt } from "ethers";
import type { Context, Outcome } from "../Context.ts";
import { timeText } from "../values/time.ts";
import { identityTexts as say } from "./texts.ts";

/** What a change came to: done, or waiting until a time. */
export async function outcomeOf(
  context: Context,
  client: Client,
  args: { identity: Address; receipts: readonly TransactionReceipt[] },
): Promise<Outcome> {
  const { identity, receipts } = args;
  const pending = await learners.pendingOf(client, identity);
  const transactions = receipts.map(({ hash, blockNumber, gasUsed }) => ({
    hash,
    block: blockNumber,
    gasUsed,
  }));
  return {
    data: { identity, pending, transactions },
    text:
      pending === null
        ? context.say(say.done, { identity })
        : context.say(say.pendingUntil, { identity, time: timeText(pending.readyAt) }),
  };
}
