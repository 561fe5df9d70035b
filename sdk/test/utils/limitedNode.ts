import type { Filter, Log, Provider, TransactionReceipt } from "ethers";
import type { Address } from "../../src/index.ts";

/** What a node refuses, leaves out, and fails to answer. */
export interface Limits {
  /** Most blocks in a query. */
  readonly blocks?: number | undefined;
  /** Most logs in an answer: more is refused. */
  readonly results?: number | undefined;
  /** Most logs in an answer: more is left out without a word. */
  readonly silently?: { readonly most: number; readonly keeps: "first" | "last" } | undefined;
  /** How it says that a range has so many blocks too much. */
  readonly words?: ((limit: number, range: { from: number; to: number }) => string) | undefined;
  /** Which of its answers do not come, one after the other. */
  readonly faults?: readonly (string | null)[] | undefined;
}

/** A node of the tests, with what it was asked. */
export interface LimitedNode {
  readonly provider: Provider;
  /** Blocks of each log query that it answered. */
  readonly answered: number[];
  /** How many log queries it refused. */
  readonly refused: () => number;
  /** How many blocks were read from receipts. */
  readonly receipts: () => number;
}

export const EMITTER = "0x5FbDB2315678afecb367f032d93F642f64180aa3" as Address;
const TOPIC = `0x${"7".repeat(64)}`;

/** The logs that all queries of these tests are about. */
export const FILTER = { address: EMITTER, topics: [TOPIC] };

/** One log for each of the blocks, in which a block may be more than once. */
export function logsIn(blocks: readonly number[]): Log[] {
  return [...blocks]
    .sort((a, b) => a - b)
    .map((blockNumber, index) => {
      const blockHash = hashOf(blockNumber);
      return { address: EMITTER, topics: [TOPIC], data: "0x", blockNumber, blockHash, index, removed: false };
    }) as unknown as Log[];
}

/** A node that holds the logs, and has limits. */
export function limitedNode(logs: readonly Log[], limits: Limits = {}): LimitedNode {
  const { blocks, results, silently, words = () => "block range is too large" } = limits;
  const faults = [...(limits.faults ?? [])];
  const answered: number[] = [];
  let refused = 0;
  let receipts = 0;
  const between = (from: number, to: number) =>
    logs.filter(({ blockNumber }) => blockNumber >= from && blockNumber <= to);
  const refuse = (message: string): never => {
    refused += 1;
    throw new Error(message);
  };
  const getLogs = async ({ fromBlock, toBlock }: Filter): Promise<Log[]> => {
    const fault = faults.shift();
    if (fault) throw new Error(fault);
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    if (blocks !== undefined && to - from >= blocks) refuse(words(blocks, { from, to }));
    const found = between(from, to);
    if (results !== undefined && found.length > results)
      refuse(`query returned more than ${results} results`);
    answered.push(to - from + 1);
    if (silently === undefined || found.length <= silently.most) return found;
    return silently.keeps === "first" ? found.slice(0, silently.most) : found.slice(-silently.most);
  };
  const getBlock = async (number: number) => ({
    number,
    hash: hashOf(number),
    transactions: [String(number)],
  });
  const getTransactionReceipt = async (transaction: string): Promise<TransactionReceipt> => {
    receipts += 1;
    const number = Number(transaction);
    const foreign = { ...logs[0], address: `0x${"1".repeat(40)}` };
    return {
      blockHash: hashOf(number),
      logs: [foreign, ...between(number, number)],
    } as unknown as TransactionReceipt;
  };
  const provider = { getLogs, getBlock, getTransactionReceipt } as unknown as Provider;
  return { provider, answered, refused: () => refused, receipts: () => receipts };
}

function hashOf(block: number): string {
  return `0x${block.toString(16).padStart(64, "0")}`;
}
