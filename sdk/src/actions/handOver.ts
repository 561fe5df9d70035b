import type { Provider, Signer } from "ethers";
import { AbstractSigner, JsonRpcSigner, Transaction } from "ethers";
import { pause } from "../chain/pause.ts";
import type { Client } from "../client/Client.ts";
import type { ErrorDetails } from "../errors/CairnError.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall, fromChain, textOf } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { isSilence } from "../errors/isSilence.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address, Hex } from "../ids.ts";
import type { SentTransaction } from "./Action.ts";
import { failureOf } from "./estimate.ts";
import type { Step } from "./makeAction.ts";
import type { Patience } from "./patience.ts";
import { limited, longer, patiently } from "./patience.ts";
import { inTurn, nextNonce } from "./turns.ts";

/** What every transaction of one sending has in common. */
export interface Sending extends Patience {
  readonly client: Client;
  readonly signer: Signer;
  readonly from: Address;
  readonly confirmations: number;
  readonly onTransaction: ((transaction: SentTransaction) => void | Promise<void>) | undefined;
}

/** A step with the gas that it gets. */
export interface Call extends Step {
  readonly gasLimit: bigint;
}

/** A transaction that the node has, or may have. */
export interface HandedOver {
  readonly call: Call;
  readonly hash: string;
  /** Null where the node chose it. */
  readonly nonce: number | null;
  /** The signed bytes, to be handed over again; null where somebody else signed. */
  readonly raw: string | null;
  /** A block that was mined before. */
  readonly fromBlock: number;
  /** Says that it is settled. */
  readonly settle: () => void;
}

/** How often a nonce is chosen anew, where other processes send for the same account. */
const MAX_CHOICES = 30;
/** Nodes behind one address may lag behind each other by some blocks. */
const LAG_BLOCKS = 8;
const KNOWN = /already (?:known|imported|exists)|alreadyknown|\bknown transaction/i;
const NONCE_TAKEN = /nonce|replace/i;

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

/**
 * Hands signed bytes over, again while the node is silent. True where the node has them or may have them; false where
 * their nonce is taken and they were certainly not accepted.
 */
async function broadcast(
  { client, patienceMs, signal }: Sending,
  signed: { call: Call; raw: string; hash: string; nonce: number },
): Promise<boolean> {
  const { call, raw, ...details } = signed;
  const until = Date.now() + patienceMs;
  let waitMs = 0;
  let isUncertain = false;
  for (;;) {
    const refusal = await tryBroadcast(client.provider, raw, signal);
    if (refusal === undefined) return true;
    if (!isSilence(refusal)) {
      if (isUncertain) return true;
      if (NONCE_TAKEN.test(textOf(refusal))) return false;
      throw refused(failureOf(call, refusal.cause), details);
    }
    isUncertain = true;
    waitMs = longer(waitMs);
    if (Date.now() + waitMs > until) throw unknownOutcome(details, refusal);
    await pause(waitMs, signal);
  }
}

/** Hands signed bytes over once. Undefined where the node has them now, or had them before. */
export async function tryBroadcast(
  provider: Provider,
  raw: string,
  signal: AbortSignal | undefined,
): Promise<CairnError | undefined> {
  try {
    await limited(() => provider.broadcastTransaction(raw), signal);
    return undefined;
  } catch (error) {
    const refusal = fromChain(error);
    if (isCairnError(refusal, "ABORTED")) throw refusal;
    return KNOWN.test(textOf(refusal)) ? undefined : refusal;
  }
}

/** A node that answers, but with none of the known reasons, did not accept the transaction. */
function refused(refusal: CairnError, details: ErrorDetails): CairnError {
  if (!isCairnError(refusal, "CHAIN_UNREACHABLE")) return refusal;
  return new CairnError("TRANSACTION_NOT_ACCEPTED", { details, cause: refusal.cause });
}

/** The error for a transaction of which nobody can tell whether it takes effect. */
export function unknownOutcome(details: ErrorDetails, cause: unknown): CairnError {
  return new CairnError("CHAIN_UNREACHABLE", {
    message: "The network was silent for too long: the transaction may or may not take effect.",
    details,
    fix: "Run it again when the network answers. Nothing is attested, anchored or revoked twice; before registering or defining again, look the transaction up.",
    cause,
  });
}

/** One request: a wallet that was asked twice would send twice. */
async function byNode(sending: Sending, call: Call): Promise<HandedOver> {
  const { client, signer } = sending;
  const fromBlock = (await patiently(() => client.provider.getBlockNumber(), sending)) - LAG_BLOCKS;
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
