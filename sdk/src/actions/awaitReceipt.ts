import type { Provider, TransactionReceipt, TransactionResponse } from "ethers";
import { pause } from "../chain/pause.ts";
import { CairnError } from "../errors/CairnError.ts";
import { fromChain } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { isSilence } from "../errors/isSilence.ts";
import { tryBroadcast, unknownOutcome } from "./broadcast.ts";
import { findByNonce } from "./findByNonce.ts";
import { limited, longer } from "./patience.ts";
import type { HandedOver, Sending } from "./Sending.ts";

/** How a transaction ended: mined, or another one of the account took its nonce. */
export type Ending = { readonly receipt: TransactionReceipt } | { readonly replacement: TransactionResponse };

/** What one look at the network found: an ending, news of the transaction, or nothing, with the node's reason. */
type Found = Ending | "news" | { readonly nothing: CairnError | undefined };

/** What is known of a transaction on its way; grows with each look. */
interface Tracked {
  readonly sending: Sending;
  readonly handed: HandedOver;
  /** Its own hash, and those of replacements that do the same. */
  readonly hashes: string[];
  nonce: number | null;
}

/**
 * Waits until a transaction is as deep as wanted. Faults of the connection are waited out; a transaction that the node
 * lost, by a restart or a reorganisation, is handed over again, with the same bytes; a replacement by one that does the
 * same, as when a wallet speeds it up, counts as the transaction.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` or `TRANSACTION_NOT_ACCEPTED` where there is no news of it for as long
 * as the sending's patience lasts; `ABORTED`.
 */
export async function awaitReceipt(sending: Sending, handed: HandedOver): Promise<Ending> {
  const { patienceMs, signal, client } = sending;
  const tracked: Tracked = { sending, handed, hashes: [handed.hash], nonce: handed.nonce };
  const longest = pollingOf(client.provider);
  let newsAt = Date.now();
  for (let waitMs = longer(0, longest); ; waitMs = longer(waitMs, longest)) {
    const found = await lookSafely(tracked);
    if (found === "news") newsAt = Date.now();
    else if (!("nothing" in found)) return found;
    else if (Date.now() - newsAt > patienceMs) throw givenUp(tracked, found.nothing);
    await pause(waitMs, signal);
  }
}

/** As often as ethers asks for news. */
function pollingOf(provider: Provider): number {
  return "pollingInterval" in provider ? Number(provider.pollingInterval) : Number.POSITIVE_INFINITY;
}

async function lookSafely(tracked: Tracked): Promise<Found> {
  try {
    return await look(tracked);
  } catch (caught) {
    const error = fromChain(caught);
    if (isCairnError(error, "ABORTED")) throw error;
    return { nothing: error };
  }
}

async function look(tracked: Tracked): Promise<Found> {
  const { sending, handed, hashes } = tracked;
  const ask = askerOf(sending);
  const deepEnough = await depthTest(tracked);
  for (const hash of hashes) {
    const receipt = await ask((provider) => provider.getTransactionReceipt(hash));
    if (receipt !== null) return deepEnough(receipt.blockNumber) ? { receipt } : "news";
  }
  const { nonce } = tracked;
  if (nonce !== null && (await ask((provider) => provider.getTransactionCount(sending.from))) > nonce) {
    return await lookForReplacement(tracked, nonce, deepEnough);
  }
  const known = await ask((provider) => provider.getTransaction(handed.hash));
  if (known !== null) {
    tracked.nonce = known.nonce;
    return "news";
  }
  if (handed.raw === null) return { nothing: undefined };
  const refusal = await tryBroadcast(sending.client.provider, handed.raw, sending.signal);
  return refusal === undefined ? "news" : { nothing: refusal };
}

function askerOf({ client, signal }: Sending) {
  return <Value>(request: (provider: Provider) => Promise<Value>): Promise<Value> =>
    limited(() => request(client.provider), signal);
}

/** Reads the height before the receipt: what is deep enough then is not lost by a reorganisation in between. */
async function depthTest({ sending }: Tracked): Promise<(blockNumber: number) => boolean> {
  if (sending.confirmations <= 1) return () => true;
  const latest = await askerOf(sending)((provider) => provider.getBlockNumber());
  return (blockNumber) => latest - blockNumber + 1 >= sending.confirmations;
}

async function lookForReplacement(
  { sending, handed, hashes }: Tracked,
  nonce: number,
  deepEnough: (blockNumber: number) => boolean,
): Promise<Found> {
  const { from } = sending;
  const found = await findByNonce(askerOf(sending), { from, nonce, fromBlock: handed.fromBlock });
  if (found === undefined) return { nothing: undefined };
  if (hashes.includes(found.hash)) return "news";
  const { to, data } = handed.call;
  if (found.to?.toLowerCase() === to.toLowerCase() && found.data === data) {
    hashes.push(found.hash);
    return "news";
  }
  return found.blockNumber !== null && deepEnough(found.blockNumber) ? { replacement: found } : "news";
}

function givenUp({ handed, nonce }: Tracked, reason: CairnError | undefined): CairnError {
  const details = { hash: handed.hash, nonce };
  if (reason !== undefined && isSilence(reason)) return unknownOutcome(details, reason);
  return new CairnError("TRANSACTION_NOT_ACCEPTED", {
    message: "The network does not know the transaction, and does not take it again.",
    details,
    cause: reason,
  });
}
