import { fromChain, isCairnError } from "@cairn/sdk";
import type { JsonRpcApiProvider } from "ethers";
import { toQuantity } from "ethers";

/** A call that changes nothing. */
export interface Call {
  readonly from?: string;
  readonly to: string;
  readonly data: string;
  readonly gas?: bigint;
}

/** The newest block, and what gas costs. */
export interface Head {
  readonly number: number;
  readonly time: number;
  readonly gasLimit: bigint;
  /** Null before EIP-1559. */
  readonly baseFee: bigint | null;
}

/** What a receipt says. */
export interface Receipt {
  readonly hash: string;
  readonly block: number;
  readonly status: number;
  readonly gasUsed: bigint;
  readonly logs: readonly RawLog[];
}

/** A log as nodes give it. */
export interface RawLog {
  readonly address: string;
  readonly topics: string[];
  readonly data: string;
  readonly transactionHash: string;
  readonly blockNumber: string;
}

/** How a node took a signed transaction. */
export type Taken =
  | { readonly outcome: "taken" | "nonce used" | "underpriced" | "no funds" }
  | { readonly outcome: "silent" | "refused"; readonly message: string };

/** The relay's node. Everything throws the SDK's errors. */
export interface RelayNode {
  readonly call: (call: Call, block?: number) => Promise<string>;
  readonly hasCode: (account: string) => Promise<boolean>;
  readonly head: () => Promise<Head>;
  /** Transactions of the account that are mined. */
  readonly mined: (account: string) => Promise<number>;
  readonly balance: (account: string) => Promise<bigint>;
  readonly tip: () => Promise<bigint>;
  readonly gasPrice: () => Promise<bigint>;
  readonly receipt: (hash: string) => Promise<Receipt | null>;
  readonly logs: (filter: {
    address: string;
    topics: (string | null)[];
    fromBlock: number;
  }) => Promise<readonly RawLog[]>;
  readonly input: (hash: string) => Promise<{ to: string | null; data: string } | null>;
  readonly blockHash: (block: number) => Promise<string | null>;
  readonly broadcast: (raw: string) => Promise<Taken>;
}

const KNOWN = /already (?:known|imported|exists)|alreadyknown|\bknown transaction/i;
const NONCE_USED = /nonce too low|nonce has already|nonce is too low|old nonce/i;
const UNDERPRICED = /underpriced|replacement|fee too low|max fee per gas less than/i;
/** EIP-7702: code of a key's wallet that borrows a contract's. */
const DELEGATION_PREFIX = "0xef0100";

/** Speaks to a node. */
export function relayNode(provider: JsonRpcApiProvider): RelayNode {
  const ask = async <Answer>(method: string, params: unknown[]): Promise<Answer> => {
    try {
      return (await provider.send(method, params)) as Answer;
    } catch (error) {
      throw fromChain(error);
    }
  };
  return {
    call: async ({ gas, ...call }, block) => {
      const tag = block === undefined ? "latest" : toQuantity(block);
      return await ask("eth_call", [{ ...call, ...(gas && { gas: toQuantity(gas) }) }, tag]);
    },
    hasCode: async (account) => {
      const code = await ask<string>("eth_getCode", [account, "latest"]);
      return code !== "0x" && !code.startsWith(DELEGATION_PREFIX);
    },
    head: async () => {
      const block = await ask<Record<string, string> | null>("eth_getBlockByNumber", ["latest", false]);
      return {
        number: Number(block?.number),
        time: Number(block?.timestamp),
        gasLimit: BigInt(block?.gasLimit ?? 0),
        baseFee: block?.baseFeePerGas === undefined ? null : BigInt(block.baseFeePerGas),
      };
    },
    mined: async (account) => Number(await ask("eth_getTransactionCount", [account, "latest"])),
    balance: async (account) => BigInt(await ask<string>("eth_getBalance", [account, "latest"])),
    tip: async () => BigInt(await ask<string>("eth_maxPriorityFeePerGas", [])),
    gasPrice: async () => BigInt(await ask<string>("eth_gasPrice", [])),
    receipt: async (hash) => {
      const found = await ask<(Record<string, string> & { logs: RawLog[] }) | null>(
        "eth_getTransactionReceipt",
        [hash],
      );
      if (found === null) return null;
      return {
        hash,
        block: Number(found.blockNumber),
        status: Number(found.status),
        gasUsed: BigInt(found.gasUsed ?? 0),
        logs: found.logs,
      };
    },
    logs: async ({ fromBlock, ...filter }) =>
      await ask("eth_getLogs", [{ ...filter, fromBlock: toQuantity(Math.max(0, fromBlock)) }]),
    input: async (hash) => {
      const found = await ask<{ to: string | null; input: string } | null>("eth_getTransactionByHash", [
        hash,
      ]);
      return found && { to: found.to, data: found.input };
    },
    blockHash: async (block) => {
      const found = await ask<{ hash: string } | null>("eth_getBlockByNumber", [toQuantity(block), false]);
      return found?.hash ?? null;
    },
    broadcast: async (raw) => {
      try {
        await provider.send("eth_sendRawTransaction", [raw]);
        return { outcome: "taken" };
      } catch (error) {
        return takenOf(error);
      }
    },
  };
}

function takenOf(error: unknown): Taken {
  const text = wordsOf(error);
  if (KNOWN.test(text)) return { outcome: "taken" };
  if (NONCE_USED.test(text)) return { outcome: "nonce used" };
  if (UNDERPRICED.test(text)) return { outcome: "underpriced" };
  const known = fromChain(error);
  if (isCairnError(known, "INSUFFICIENT_FUNDS")) return { outcome: "no funds" };
  const isRefused = nodeAnswered(error);
  return { outcome: isRefused ? "refused" : "silent", message: text.slice(0, 200) };
}

/** What the error and the node's own error in it say; never the transaction. */
function wordsOf(error: unknown): string {
  const { shortMessage, message, error: nested } = (error ?? {}) as Record<string, unknown>;
  const inner = (nested as { message?: unknown } | undefined)?.message;
  return [inner, shortMessage ?? message].filter((text) => typeof text === "string").join(" ");
}

/** Whether the node itself said no: JSON-RPC errors have a number as code. */
function nodeAnswered(error: unknown): boolean {
  const nested = (error as { error?: { code?: unknown } } | undefined)?.error;
  return typeof nested?.code === "number";
}
