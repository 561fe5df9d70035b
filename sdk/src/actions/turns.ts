import type { Address, ChainId } from "../ids.ts";

interface Account {
  /** Ends when the one before has handed its transaction over. */
  turn: Promise<unknown>;
  /** Nonces of transactions that are handed over and not settled. */
  readonly open: Set<number>;
}

/** Every sending of this process, whichever client it goes through. */
const accounts = new Map<string, Account>();

/**
 * Lets the sendings of one account on one chain choose a nonce and hand their transaction over one after the other, so
 * that no two take the same nonce. Who takes a nonce adds it to the open ones until its transaction is settled: a node
 * may not know it yet, or no more.
 *
 * @param account - The chain and the sender.
 * @param run - Gets the open nonces. A run that fails leaves none behind.
 */
export async function inTurn<Value>(
  account: { chainId: ChainId; from: Address },
  run: (open: Set<number>) => Promise<Value>,
): Promise<Value> {
  const key = `${account.chainId} ${account.from}`;
  const entry: Account = accounts.get(key) ?? { turn: Promise.resolve(), open: new Set() };
  accounts.set(key, entry);
  const mine = entry.turn.then(() => run(entry.open));
  entry.turn = mine.catch(() => undefined);
  return await mine;
}

/** The lowest nonce that is free: none that the node counts, and none that is open. So a nonce that was given up is used. */
export function nextNonce(counted: number, open: ReadonlySet<number>): number {
  let nonce = counted;
  while (open.has(nonce)) nonce += 1;
  return nonce;
}
