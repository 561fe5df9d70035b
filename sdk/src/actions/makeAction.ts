import type { Signer, TransactionReceipt, TransactionResponse } from "ethers";
import { ZeroAddress } from "ethers";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall, fromChain } from "../errors/fromChain.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address, Hex } from "../ids.ts";
import { address } from "../ids.ts";
import type { Action, BuiltTransaction, PlanOptions, SendOptions, Sent } from "./Action.ts";

/** Most gas that a transaction may have (EIP-7825). */
export const TRANSACTION_GAS_CAP = 16_777_216n;

/** One transaction of a plan. */
export interface Step {
  readonly to: Address;
  readonly data: string;
  /** Gas that it was found to need; estimated when absent. */
  readonly gas?: bigint;
  /** Place of its first item in the caller's batch. */
  readonly offset?: number;
  /** How many items of the batch it does. */
  readonly items?: number;
}

/** Who will send. */
export interface PlanContext {
  readonly from: Address;
  readonly signal: AbortSignal | undefined;
  /** Whether each step takes effect before the next one is asked for. */
  readonly sending: boolean;
}

/** What an action does. Steps are asked for one by one, so that a later one can depend on an earlier one's effect. */
export interface Plan<Result> {
  readonly steps: (context: PlanContext) => AsyncIterable<Step> | Iterable<Step>;
  /** Run once before the first transaction, only when sending. */
  readonly before?: (signal: AbortSignal | undefined) => Promise<void>;
  readonly result: (receipts: readonly TransactionReceipt[]) => Result | Promise<Result>;
  /** Finds a better reason for a failure, where a contract hides it. */
  readonly explain?: (error: CairnError) => Promise<CairnError>;
}

/** Makes an action of a plan. */
export function makeAction<Result>(client: Client, plan: Plan<Result>): Action<Result> {
  return {
    send: (options = {}) => explained(plan, () => send(client, plan, options)),
    estimateGas: (options = {}) => explained(plan, () => estimateAll(client, plan, options)),
    build: (options = {}) => explained(plan, () => build(client, plan, options)),
  };
}

async function explained<Value>({ explain }: Plan<unknown>, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (caught) {
    const error = fromChain(caught);
    throw explain === undefined ? error : await explain(error);
  }
}

async function send<Result>(client: Client, plan: Plan<Result>, options: SendOptions): Promise<Sent<Result>> {
  const { signal, onProgress, confirmations = 1 } = options;
  const signer = signerOf(client);
  const from = address(await chainCall(() => signer.getAddress()));
  const receipts: TransactionReceipt[] = [];
  let items = 0;
  let gasUsed = 0n;
  throwIfAborted(signal);
  await plan.before?.(signal);
  for await (const step of plan.steps({ from, signal, sending: true })) {
    throwIfAborted(signal);
    const receipt = await sendStep({ client, signer, step, from, confirmations, signal });
    receipts.push(receipt);
    items += step.items ?? 1;
    gasUsed += receipt.gasUsed;
    onProgress?.({ transactions: receipts.length, items, gasUsed });
  }
  return { result: await plan.result(receipts), receipts, gasUsed };
}

async function sendStep(args: {
  client: Client;
  signer: Signer;
  step: Step;
  from: Address;
  confirmations: number;
  signal: AbortSignal | undefined;
}): Promise<TransactionReceipt> {
  const { client, signer, step, from, confirmations, signal } = args;
  const { to, data, offset = 0 } = step;
  const gas = step.gas ?? (await estimate(client, step, from));
  const withMargin = (gas * 6n) / 5n;
  const gasLimit = withMargin > TRANSACTION_GAS_CAP ? TRANSACTION_GAS_CAP : withMargin;
  try {
    const response = await signer.sendTransaction({ to, data, gasLimit });
    return await mined(response, confirmations, signal);
  } catch (error) {
    throw fromChain(await reasonOf(client, error, { to, data, from, gasLimit }), offset);
  }
}

async function mined(
  response: TransactionResponse,
  confirmations: number,
  signal: AbortSignal | undefined,
): Promise<TransactionReceipt> {
  const receipt = await Promise.race([response.wait(confirmations), ...aborted(signal, response.hash)]);
  if (receipt === null) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "The transaction was sent, but no receipt came.",
      details: { hash: response.hash },
    });
  }
  return receipt;
}

function aborted(signal: AbortSignal | undefined, hash: string): Promise<never>[] {
  if (signal === undefined) return [];
  return [
    new Promise((_resolve, reject) => {
      const stop = () =>
        reject(
          new CairnError("ABORTED", {
            message: "The waiting was aborted; the transaction stays sent.",
            details: { hash },
            cause: signal.reason,
          }),
        );
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    }),
  ];
}

/** A mined transaction that failed carries no reason: the same call at its block gives one. */
async function reasonOf(
  { provider }: Client,
  error: unknown,
  call: { to: Address; data: string; from: Address; gasLimit: bigint },
): Promise<unknown> {
  const receipt =
    typeof error === "object" && error !== null && "receipt" in error ? error.receipt : undefined;
  if (typeof receipt !== "object" || receipt === null || !("blockNumber" in receipt)) return error;
  try {
    await provider.call({ ...call, blockTag: Number(receipt.blockNumber) });
    return error;
  } catch (reason) {
    return reason;
  }
}

async function estimateAll<Result>(
  client: Client,
  plan: Plan<Result>,
  options: PlanOptions,
): Promise<bigint> {
  const from = await senderOf(client, options);
  let total = 0n;
  for await (const step of plan.steps({ from, signal: options.signal, sending: false })) {
    throwIfAborted(options.signal);
    total += step.gas ?? (await estimate(client, step, from));
  }
  return total;
}

async function build<Result>(
  client: Client,
  plan: Plan<Result>,
  options: PlanOptions,
): Promise<readonly BuiltTransaction[]> {
  const from = await senderOf(client, options);
  const { chainId } = client.deployment;
  const built: BuiltTransaction[] = [];
  for await (const { to, data } of plan.steps({ from, signal: options.signal, sending: false })) {
    throwIfAborted(options.signal);
    built.push({ chainId, to, data: data as Hex, value: 0n });
  }
  return built;
}

/** Estimates a step's gas, or fails with the contract's reason. */
export async function estimate({ provider }: Client, step: Step, from: Address): Promise<bigint> {
  try {
    return await provider.estimateGas({ to: step.to, data: step.data, from });
  } catch (error) {
    throw fromChain(error, step.offset);
  }
}

/** The client's signer, or `NO_SIGNER`. */
export function signerOf({ signer }: Client): Signer {
  if (signer === undefined) throw new CairnError("NO_SIGNER");
  return signer;
}

async function senderOf({ signer }: Client, { from }: PlanOptions): Promise<Address> {
  if (from !== undefined) return from;
  if (signer === undefined) return ZeroAddress as Address;
  return address(await chainCall(() => signer.getAddress()));
}
