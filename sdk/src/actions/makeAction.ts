import type { Signer, TransactionReceipt } from "ethers";
import { ZeroAddress } from "ethers";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall, fromChain } from "../errors/fromChain.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { Address, Hex } from "../ids.ts";
import { address } from "../ids.ts";
import type { Action, BuiltTransaction, PlanOptions, SendOptions, Sent } from "./Action.ts";
import { estimate } from "./estimate.ts";
import { PATIENCE_MS, patiently } from "./patience.ts";
import { sendStep } from "./sendStep.ts";

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
  /** Whether a failure only says that it is done already, so that it counts as done. */
  readonly isDone?: (error: CairnError) => boolean;
  /** Says of a failure where in the caller's batch it is, where that takes more than an offset. */
  readonly locate?: (error: CairnError) => CairnError;
}

/** Who will send, and how the plan asks the network. */
export interface PlanContext {
  readonly from: Address;
  readonly signal: AbortSignal | undefined;
  /** Makes a request; while sending, as often as a silent network asks for. */
  readonly ask: <Value>(request: () => Promise<Value>) => Promise<Value>;
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
  const { signal, onProgress, onTransaction, confirmations = 1, patienceMs = PATIENCE_MS } = options;
  const signer = signerOf(client);
  throwIfAborted(signal);
  const from = address(await chainCall(() => signer.getAddress()));
  const sending = { client, signer, from, confirmations, patienceMs, signal, onTransaction };
  const ask = <Value>(request: () => Promise<Value>) => patiently(request, sending);
  const context = { from, signal, ask };
  const receipts: TransactionReceipt[] = [];
  let items = 0;
  let gasUsed = 0n;
  await plan.before?.(signal);
  for await (const step of plan.steps(context)) {
    throwIfAborted(signal);
    const receipt = await (client.sponsor?.bring ?? sendStep)(sending, step);
    items += step.items ?? 1;
    if (receipt !== undefined) {
      receipts.push(receipt);
      gasUsed += receipt.gasUsed;
    }
    onProgress?.({ transactions: receipts.length, items, gasUsed });
  }
  return { result: await plan.result(receipts), receipts, gasUsed };
}

async function estimateAll<Result>(
  client: Client,
  plan: Plan<Result>,
  options: PlanOptions,
): Promise<bigint> {
  const from = await senderOf(client, options);
  let total = 0n;
  for await (const step of plan.steps({ from, signal: options.signal, ask: chainCall })) {
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
  for await (const { to, data } of plan.steps({ from, signal: options.signal, ask: chainCall })) {
    throwIfAborted(options.signal);
    built.push({ chainId, to, data: data as Hex, value: 0n });
  }
  return built;
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
