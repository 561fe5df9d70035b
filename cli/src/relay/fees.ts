import type { Head, RelayNode } from "./node.ts";

/** What a transaction pays for a unit of gas, in wei. */
export interface Fees {
  /** Null `tip` on a chain before EIP-1559. */
  readonly tip: bigint | null;
  readonly maxFee: bigint;
  /** What it would pay in the next block. */
  readonly price: bigint;
}

/** Reads what gas costs now. The most that is offered is twice the base fee, and never more than the cap. */
export async function readFees(
  node: Pick<RelayNode, "tip" | "gasPrice">,
  { baseFee }: Pick<Head, "baseFee">,
  cap: bigint,
): Promise<Fees> {
  if (baseFee === null) {
    const price = await node.gasPrice();
    return { tip: null, maxFee: price, price };
  }
  const tip = await node.tip().catch(() => 1_000_000_000n);
  const wanted = 2n * baseFee + tip;
  return { tip: least(tip, cap), maxFee: least(wanted, cap), price: baseFee + tip };
}

/**
 * Fees of a replacement: an eighth more than before, as nodes ask, or what is asked for now if that is more. Undefined
 * where that would pass the cap.
 */
export function raised(
  before: { readonly maxFee: bigint; readonly tip: bigint },
  now: Fees,
  cap: bigint,
): { maxFee: bigint; tip: bigint } | undefined {
  const maxFee = most(eighthMore(before.maxFee), now.maxFee);
  const tip = most(eighthMore(before.tip), now.tip ?? 0n);
  if (eighthMore(before.maxFee) > cap) return undefined;
  return { maxFee: least(maxFee, cap), tip: least(tip, least(maxFee, cap)) };
}

function eighthMore(fee: bigint): bigint {
  return (fee * 9n) / 8n + 1n;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function most(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
