import type { Interface, Log, LogDescription, TransactionReceipt } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import type { Address } from "../ids.ts";

/** A contract whose events are read. */
export interface Emitter {
  readonly address: Address;
  readonly interface: Interface;
}

/**
 * Lists the events of one name that the contract itself emitted. A log of another contract is passed over, whatever
 * its topics say.
 *
 * @throws {@link CairnError} `NOT_A_DEPLOYMENT` where an event of the contract cannot be read.
 *
 * @example
 * import { type Emitter, eventsOf, hubId } from "@cairn/sdk";
 * import type { TransactionReceipt } from "ethers";
 *
 * function registered(receipts: TransactionReceipt[], registry: Emitter) {
 *   return eventsOf(receipts, registry, "HubRegistered").map(({ args }) => hubId(args.hub));
 * }
 */
export function eventsOf(
  receipts: readonly TransactionReceipt[],
  emitter: Emitter,
  name: string,
): LogDescription[] {
  const logs = receipts.flatMap((receipt) => [...receipt.logs]);
  return logs
    .filter((log) => log.address.toLowerCase() === emitter.address.toLowerCase())
    .map((log) => read(log, emitter))
    .filter((event) => event?.name === name) as LogDescription[];
}

/** An event that is whole: ethers reports a value that it cannot read only where that value is used. */
function read(log: Log, { interface: contract }: Emitter): LogDescription | null {
  try {
    const event = contract.parseLog(log);
    event?.args.toArray(true);
    return event;
  } catch (cause) {
    throw new CairnError("NOT_A_DEPLOYMENT", {
      message: "A contract's event does not have the form that this release knows.",
      details: { address: log.address, transaction: log.transactionHash, index: log.index },
      cause,
    });
  }
}

/**
 * Gives the first such event.
 *
 * @throws {@link CairnError} `EVENT_MISSING` where there is none.
 *
 * @example
 * import { type Emitter, eventOf, unixTime } from "@cairn/sdk";
 * import type { TransactionReceipt } from "ethers";
 *
 * function closedAt(receipts: TransactionReceipt[], registry: Emitter) {
 *   return unixTime(eventOf(receipts, registry, "HubClosed").args.closedAt);
 * }
 */
export function eventOf(
  receipts: readonly TransactionReceipt[],
  emitter: Emitter,
  name: string,
): LogDescription {
  const [event] = eventsOf(receipts, emitter, name);
  if (event === undefined) {
    throw new CairnError("EVENT_MISSING", {
      details: { event: name, contract: emitter.address, transactions: receipts.map(({ hash }) => hash) },
    });
  }
  return event;
}
