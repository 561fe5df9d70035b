import { CairnError } from "./CairnError.ts";
import { CONTRACT_ERRORS } from "./contractErrors.ts";
import type { DecodedRevert } from "./decodeRevert.ts";
import { decodeRevert } from "./decodeRevert.ts";
import { isCairnError } from "./isCairnError.ts";

/** How much of an error's words is searched: a node may send megabytes, and some patterns try each place anew. */
const SEARCHED_CHARACTERS = 4_000;
/** Deepest nesting of errors that is searched. */
const MAX_DEPTH = 8;
const RATE_LIMIT = /\b429\b|rate.?limit|too many requests|request limit|exceeded.*(?:quota|capacity)/i;
const NO_FUNDS = /insufficient funds|doesn't have enough funds|not have enough funds/i;
/** How nodes say that a call ran out of the gas that they give it, without revert data. */
const OUT_OF_GAS = /out.?of.?gas|gas required exceeds/i;
const REFUSED_BY_NODE = /nonce (?:too|has already)|replacement|already known|underpriced/i;

/**
 * Makes an error of ethers, of a wallet or of a node an error of the SDK. A contract's revert is found wherever the
 * node put its data; what is none of the known answers is a fault of the network, and says nothing about the record.
 *
 * @param error - The caught value.
 * @param offset - Place of the transaction's first item in the caller's batch.
 * @returns `CONTRACT_REVERTED` with `contractError`, `args` and for a batch `index`; `RATE_LIMITED`; `WRONG_CHAIN`;
 * `NOT_A_DEPLOYMENT`; `INCONSISTENT_ANSWER`; `REQUEST_REFUSED`; `INSUFFICIENT_FUNDS`; `TRANSACTION_NOT_ACCEPTED`; `INVALID_ARGUMENT`;
 * else `CHAIN_UNREACHABLE`.
 *
 * @example
 * import { type CairnError, fromChain } from "@cairn/sdk";
 * import type { Provider, TransactionRequest } from "ethers";
 *
 * async function whyRefused(provider: Provider, call: TransactionRequest): Promise<CairnError | undefined> {
 *   return await provider.call(call).then(() => undefined, fromChain);
 * }
 */
export function fromChain(error: unknown, offset = 0): CairnError {
  if (isCairnError(error)) return error;
  const data = revertDataOf(error);
  if (data !== undefined) return reverted(data, offset, error);
  const codes = new Set(layersOf(error).map(({ code }) => code));
  const text = textOf(error);
  const make = (code: Parameters<typeof isCairnError>[1] & string) => new CairnError(code, { cause: error });
  if (codes.has(4001) || codes.has("ACTION_REJECTED")) return make("REQUEST_REFUSED");
  if (codes.has(-32005) || codes.has(429) || RATE_LIMIT.test(text)) return make("RATE_LIMITED");
  if (codes.has("INSUFFICIENT_FUNDS") || NO_FUNDS.test(text)) return make("INSUFFICIENT_FUNDS");
  if (/missing response for request/.test(text)) return make("INCONSISTENT_ANSWER");
  if (codes.has("BAD_DATA") || /during ABI decoding/.test(text)) return make("NOT_A_DEPLOYMENT");
  if (codes.has("INVALID_ARGUMENT")) return make("INVALID_ARGUMENT");
  if (codes.has("NETWORK_ERROR") && /network changed/.test(text)) return make("WRONG_CHAIN");
  if (isNonceFault(codes, text)) return make("TRANSACTION_NOT_ACCEPTED");
  if (isRevert(error, codes) || OUT_OF_GAS.test(text)) return reverted("0x", offset, error);
  return make("CHAIN_UNREACHABLE");
}

/** How nodes say that a contract refused, where they give no data. */
const REVERTED = /revert|invalid opcode|invalid jump|stack (?:over|under)flow|execution error|vm exception/i;

/**
 * Tells whether a contract refused. Ethers says so of every error that a node answers a call with, also where the node
 * only lacks the block or its state; so where the node said something, its words count.
 */
function isRevert(error: unknown, codes: ReadonlySet<unknown>): boolean {
  if (!codes.has("CALL_EXCEPTION")) return false;
  const words = layersOf(error).filter(
    ({ code, message }) => code !== "CALL_EXCEPTION" && message !== undefined,
  );
  return (
    words.length === 0 || words.some(({ code, message }) => code === 3 || REVERTED.test(String(message)))
  );
}

/** Runs a read or a request, and makes what it throws an error of the SDK. */
export async function chainCall<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    throw fromChain(error);
  }
}

/**
 * Finds revert data in an error: ethers puts it in `data`, nodes in `error.data`, `info.error.data` or `data.data`,
 * some after the word `Reverted`.
 *
 * @returns The data, at least a selector; undefined where there is none.
 */
export function revertDataOf(error: unknown): string | undefined {
  for (const layer of layersOf(error)) {
    const text = typeof layer.data === "string" ? layer.data.replace(/^Reverted\s+/, "") : "";
    if (/^0x(?:[0-9a-fA-F]{2}){4,}$/.test(text)) return text;
  }
  return undefined;
}

function reverted(data: string, offset: number, cause: unknown): CairnError {
  const decoded = decodeRevert(data);
  if (decoded === undefined) {
    return new CairnError("CONTRACT_REVERTED", {
      message:
        data === "0x" ? "A contract refused the call without a reason." : "A contract refused the call.",
      details: { contractError: null, data },
      fix: "Check that the address book names the contracts of this network, and that the gas suffices.",
      cause,
    });
  }
  return fromRevert(decoded, offset, cause);
}

function fromRevert({ name, args, index }: DecodedRevert, offset: number, cause: unknown): CairnError {
  const place = index === undefined ? {} : { index: index + offset };
  const details = { contractError: name, args, ...place };
  if (name === "Error" || name === "Panic") {
    const message =
      name === "Error" ? `A contract refused the call: ${String(args.message)}` : "A contract failed.";
    return new CairnError("CONTRACT_REVERTED", { message, details, cause });
  }
  const { meaning, fix } = CONTRACT_ERRORS[name];
  return new CairnError("CONTRACT_REVERTED", { message: meaning, details, fix, cause });
}

/** One error of those that are nested in each other. */
export type Layer = Readonly<Record<string, unknown>>;

/** An error and what is nested in it, the outermost first; never the transaction that it was about. */
export function layersOf(error: unknown): Layer[] {
  const layers: Layer[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return;
    const layer = value as Layer;
    if (layers.includes(layer)) return;
    layers.push(layer);
    for (const key of ["data", "error", "info", "cause", "originalError"]) visit(layer[key], depth + 1);
  };
  visit(error, 0);
  return layers;
}

/** What an error and those nested in it say. */
export function textOf(error: unknown): string {
  return searchable(layersOf(error).flatMap(({ message, info }) => [message, statusOf(info)]));
}

/** Texts in which patterns are searched, each shortened. */
export function searchable(texts: readonly unknown[]): string {
  return texts
    .filter((text) => typeof text === "string")
    .map((text) => text.slice(0, SEARCHED_CHARACTERS))
    .join("\n");
}

/** The HTTP status that ethers noted, such as `502 Bad Gateway`. */
export function statusOf(info: unknown): string {
  return typeof info === "object" && info !== null && "responseStatus" in info
    ? String(info.responseStatus)
    : "";
}

function isNonceFault(codes: ReadonlySet<unknown>, text: string): boolean {
  const known = ["NONCE_EXPIRED", "REPLACEMENT_UNDERPRICED", "TRANSACTION_REPLACED"];
  return known.some((code) => codes.has(code)) || REFUSED_BY_NODE.test(text);
}
