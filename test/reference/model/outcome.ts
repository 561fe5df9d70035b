/** Anything that a contract takes or gives. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | readonly Value[]
  | { readonly [name: string]: Value };

/**
 * What a call does. The interfaces do not say which fault is reported first where several apply, so a refused call
 * lists all: the contract has to report one of them.
 */
export type Outcome =
  | { readonly faults: readonly string[] }
  | { readonly events: readonly string[]; readonly returns: readonly Value[] };

/** A fault, or nothing. */
export type Check = string | false | undefined;

/** One text for each value, the same for the model's values and for decoded ones. */
export function show(value: Value): string {
  if (typeof value === "string") return value.startsWith("0x") ? value.toLowerCase() : JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}: ${show(field)}`)
    .join(", ")}}`;
}

/** A custom error with its arguments. */
export function fault(name: string, ...args: readonly Value[]): string {
  return `${name}(${args.map(show).join(", ")})`;
}

/** The fault of one item of a batch, for each fault that the item has. */
export function itemFaults(index: number, faults: readonly string[]): readonly string[] {
  return faults.map((reason) => `BatchItemFailed(${index}, ${reason})`);
}

/** An event with its arguments. */
export const event = fault;

/** Refuses with every fault that applies, or does what the call is for. */
export function decide(
  checks: readonly Check[],
  apply: () => { readonly events: readonly string[]; readonly returns?: readonly Value[] },
): Outcome {
  const faults = found(checks);
  if (faults.length > 0) return { faults };
  const { events, returns = [] } = apply();
  return { events, returns };
}

/** The checks that found something. */
export function found(checks: readonly Check[]): readonly string[] {
  return checks.filter((check): check is string => typeof check === "string");
}
