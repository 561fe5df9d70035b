import { toQuantity } from "ethers";

/** What the block's hash fixes, and every kind of node tells. Of the rest they tell different parts. */
const QUANTITIES = ["number", "timestamp", "difficulty", "gasLimit", "gasUsed", "baseFeePerGas"] as const;
const WORDS = ["hash", "parentHash", "stateRoot", "receiptsRoot", "miner", "extraData", "nonce"] as const;

/** A block without what nodes differ in. */
export type Header = Readonly<Record<(typeof QUANTITIES)[number] | (typeof WORDS)[number], string | null>>;

/**
 * Reads a block as JSON-RPC gives it, in one form.
 *
 * @returns Null where the node has no such block.
 */
export function headerOf(value: unknown): Header | null {
  if (value === null || value === undefined) return null;
  const block = value as Readonly<Record<string, unknown>>;
  const entries = [
    ...QUANTITIES.map((name) => [name, block[name] == null ? null : toQuantity(String(block[name]))]),
    ...WORDS.map((name) => [name, block[name] == null ? null : String(block[name]).toLowerCase()]),
  ];
  const header = Object.fromEntries(entries) as Header;
  if (header.number === null || header.timestamp === null || !/^0x[0-9a-f]{64}$/.test(header.hash ?? "")) {
    throw new TypeError("this is no block");
  }
  return header;
}

/** Equal for equal blocks. It begins with what a reader compares. */
export function textOfHeader(header: Header | null): string {
  if (header === null) return "no such block";
  const { number, hash, timestamp, ...others } = header;
  return `block ${Number(number)} ${hash} of ${Number(timestamp)} ${JSON.stringify(others)}`;
}
