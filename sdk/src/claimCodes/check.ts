/**
 * The check of a claim code: two symbols of a Reed-Solomon code over the field of 32 elements. It notices any two wrong
 * symbols and any two that changed places, and tells where a single wrong one is.
 */

/** Elements that are not 0. */
const ORDER = 31;
/** x^5 + x^2 + 1: its root 2 generates the field. */
const MODULUS = 0b100101;

const POWERS: readonly number[] = Array.from({ length: ORDER }).reduce<number[]>((powers) => {
  const next = (powers.at(-1) ?? 1) << 1;
  return powers.length === 0 ? [1] : [...powers, next > ORDER ? next ^ MODULUS : next];
}, []);

/** The two symbols that complete a code. */
export function checkOf(data: readonly number[]): [number, number] {
  const { sum, weighted } = syndromes(data);
  const place = data.length;
  const first = divide(weighted ^ times(sum, power(place + 1)), power(place) ^ power(place + 1));
  return [first, sum ^ first];
}

/** What the check says of a whole code: that it fits, or which place is wrong if only one is; null for several. */
export function faultOf(symbols: readonly number[]): { place: number | null } | undefined {
  const { sum, weighted } = syndromes(symbols);
  if (sum === 0 && weighted === 0) return undefined;
  if (sum === 0 || weighted === 0) return { place: null };
  const place = POWERS.indexOf(divide(weighted, sum));
  return { place: place < symbols.length ? place : null };
}

function syndromes(symbols: readonly number[]): { sum: number; weighted: number } {
  return {
    sum: symbols.reduce((sum, symbol) => sum ^ symbol, 0),
    weighted: symbols.reduce((sum, symbol, place) => sum ^ times(symbol, power(place)), 0),
  };
}

function power(exponent: number): number {
  return POWERS[exponent % ORDER] as number;
}

function times(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : power(POWERS.indexOf(left) + POWERS.indexOf(right));
}

function divide(left: number, right: number): number {
  return left === 0 ? 0 : power(POWERS.indexOf(left) - POWERS.indexOf(right) + ORDER);
}
