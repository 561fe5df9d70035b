import type { TransactionReceipt } from "ethers";
import type { Action } from "../actions/Action.ts";
import { emitterOf } from "../actions/callAction.ts";
import { eventsOf } from "../actions/events.ts";
import type { PlanContext } from "../actions/makeAction.ts";
import { makeAction } from "../actions/makeAction.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { LearnerRegistry } from "../contracts/LearnerRegistry.ts";
import type { Address, Hex, UnixTime } from "../ids.ts";
import { address, hex, unixTime } from "../ids.ts";
import { signatureOf } from "../words/collect.ts";
import type { Word } from "../words/Word.ts";

/** What a change of an identity came to. */
export interface Changed {
  /** From when on it can be executed; null where it is done. */
  readonly readyAt: UnixTime | null;
}

/** No signature. */
const NO_SIGNATURE = hex("0x");
const NOBODY = `0x${"0".repeat(40)}`;

/** Makes an action of one call of the `LearnerRegistry`, whose data may need reads. */
export function changeAction(
  client: Client,
  encode: (registry: LearnerRegistry, context: PlanContext) => string | Promise<string>,
): Action<Changed> {
  const { address: to } = client.deployment.contracts.LearnerRegistry;
  return makeAction(client, {
    async *steps(context) {
      yield { to, data: await encode(learnerRegistry(client), context) };
    },
    result: (receipts) => changedBy(client, receipts),
  });
}

/** Reads from receipts what a change came to. */
export function changedBy(client: Client, receipts: readonly TransactionReceipt[]): Changed {
  const pending = eventsOf(receipts, emitterOf(client, "LearnerRegistry"), "ChangePending").at(-1);
  return { readyAt: pending === undefined ? null : unixTime(BigInt(pending.args.readyAt as bigint)) };
}

/** The signature of an identity's custodian; none where there is no custodian. */
export async function custodianSignature(
  registry: LearnerRegistry,
  context: PlanContext,
  { words, identity }: { words: readonly Word[]; identity: Address },
): Promise<Hex> {
  const { custodian } = await context.ask(() => registry.custodianOf(identity));
  return custodian === NOBODY ? NO_SIGNATURE : signatureOf(words, address(custodian));
}
