import type { BigNumberish, Provider, Signer } from "ethers";
import { AbstractSigner, JsonRpcSigner, Transaction } from "ethers";
import { pause } from "../chain/pause.ts";
import type { Client } from "../client/Client.ts";
import { checkChain } from "../client/connect.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { isSilence } from "../errors/isSilence.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address, Hex } from "../ids.ts";
import type { SentTransaction } from "./Action.ts";
import { broadcast, unknownOutcome } from "./broadcast.ts";
import { failureOf } from "./estimate.ts";
import { patiently } from "./patience.ts";
import type { Call, HandedOver, Sending } from "./Sending.ts";
import { inTurn, nextNonce } from "./turns.ts";

/** How often a nonce is chosen anew, where other processes send for the same account. */
const MAX_CHOICES = 30;
/** Nodes behind one address may lag behind each other by some blocks. */
const LAG_BLOCKS = 8;

/**
 * Signs a transaction and hands it to the node. Where the signer signs by itself, the hash is known before anything is
 * sent, so that the very same bytes can be handed over as often as it takes. A wallet or node that signs and sends in
 * one gets asked once.
 */
export async function handOver(sending: Sending, call: Call): Promise<HandedOver> {
  return signsByItself(sending.signer) ? await bySigner(sending, call) : await byNode(sending, call);
}

/** Whether a signer sends as ethers does: signs, and then broadcasts. */
function signsByItself(signer: Signer): boolean {
  return signer.sendTransaction === AbstractSigner.prototype.sendTransaction;
}

async function bySigner(sending: Sending, call: Call): Promise<HandedOver> {
  const { client, from, signer, signal } = sending;
  const { provider } = client;
  const account = { chainId: client.deployment.chainId, from };
  return await inTurn(account, async (open) => {
    const fromBlock = (await patiently(() => provider.getBlockNumber(), sending)) - LAG_BLOCKS;
    for (let choices = 1; choices <= MAX_CHOICES; choices += 1) {
      throwIfAborted(signal);
      const nonce = nextNonce(await patiently(() => countOf(provider, from), sending), open);
      const populate = () => signer.populateTransaction({ ...requestOf(call), from, nonce });
      const { from: _sender, ...transaction } = await patiently(populate, sending);
      expectChain(client, transaction.chainId);
      const raw = await chainCall(() => signer.signTransaction(transaction));
      const hash = Transaction.from(raw).hash as Hex;
      await tell(sending, call, { hash, nonce });
      if (await broadcast(sending, { call, raw, hash, nonce })) {
        open.add(nonce);
        return { call, hash, nonce, raw, fromBlock, settle: () => open.delete(nonce) };
      }
      await pause(50 + Math.random() * 200, signal);
    }
    throw new CairnError("TRANSACTION_NOT_ACCEPTED", {
      message: "Other transactions of the account took every nonce that was tried.",
      details: { from, choices: MAX_CHOICES },
      fix: "Let one process at a time send for the account.",
    });
  });
}

/** A node that names another chain on the way would get a transaction that is good there. */
function expectChain({ deployment }: Client, chainId: BigNumberish | null | undefined): void {
  if (chainId != null && BigInt(chainId) === BigInt(deployment.chainId)) return;
  throw new CairnError("WRONG_CHAIN", { details: { expected: deployment.chainId, actual: chainId } });
}

/** What the caller does with it may fail, and that is no fault of the network. */
async function tell(
  { from, onTransaction }: Sending,
  { to, data }: Call,
  { hash, nonce }: Pick<SentTransaction, "hash" | "nonce">,
): Promise<void> {
  try {
    await onTransaction?.({ hash, nonce, from, to, data: data as Hex });
  } catch (cause) {
    throw new CairnError("ABORTED", {
      message: "The sending was ended by `onTransaction`, which failed.",
      details: { hash, nonce },
      cause,
    });
  }
}

/** Past the cache of ethers, which gives the count of a quarter of a second ago. */
async function countOf(provider: Provider, from: Address): Promise<number> {
  if (!("send" in provider)) return await provider.getTransactionCount(from, "pending");
  const node = provider as Provider & { send: (method: string, params: unknown[]) => Promise<unknown> };
  return Number(await node.send("eth_getTransactionCount", [from, "pending"]));
}

/** One request: a wallet that was asked twice would send twice. */
async function byNode(sending: Sending, call: Call): Promise<HandedOver> {
  const { client, signer } = sending;
  const fromBlock = (await patiently(() => client.provider.getBlockNumber(), sending)) - LAG_BLOCKS;
  // A wallet's owner may have changed its network since the client was connected.
  await patiently(() => checkChain(client), sending);
  const hash = await askNode(signer, call);
  await tell(sending, call, { hash: hash as Hex, nonce: null });
  return { call, hash, nonce: null, raw: null, fromBlock, settle: () => undefined };
}

async function askNode(signer: Signer, call: Call): Promise<string> {
  try {
    if (signer instanceof JsonRpcSigner) return await signer.sendUncheckedTransaction(requestOf(call));
    return (await signer.sendTransaction(requestOf(call))).hash;
  } catch (error) {
    const known = failureOf(call, error);
    throw isSilence(known) ? unknownOutcome({ to: call.to }, known) : known;
  }
}

function requestOf({ to, data, gasLimit }: Call) {
  return { to, data, gasLimit };
}
