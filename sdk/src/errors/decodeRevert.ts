import type { ErrorDescription, ParamType } from "ethers";
import { Interface } from "ethers";
import type { ContractErrorName } from "./contractErrors.ts";
import { CONTRACT_ERRORS } from "./contractErrors.ts";

/** What a contract's revert data says. */
export interface DecodedRevert {
  /** Name of the error; `Error` and `Panic` are Solidity's own. */
  readonly name: ContractErrorName | "Error" | "Panic";
  /** Its arguments by name; integers up to 48 bits are numbers, others bigints. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Place of the item in the batch; absent outside a batch. */
  readonly index?: number;
}

let cached: Interface | undefined;

/** The fragments of every error. Made on first use: reading without reverting never pays for it. */
function errors(): Interface {
  cached ??= new Interface(
    Object.entries(CONTRACT_ERRORS).map(([name, { args }]) => `error ${name}(${args})`),
  );
  return cached;
}

/**
 * Reads revert data of any Cairn contract. What a failed item of a batch carries is read in its place.
 *
 * @param data - The revert data.
 * @returns The error; undefined where the data is none of them.
 *
 * @example
 * import { decodeRevert } from "@cairn/sdk";
 *
 * const reason = decodeRevert("0x31ce8b38"); // undefined: no such error
 */
export function decodeRevert(data: string): DecodedRevert | undefined {
  const found = decode(data);
  if (found?.name !== "BatchItemFailed") return found;
  // Once only: an item is no batch, and revert data of unknown origin may be nested as deeply as it is long.
  return { ...(decode(String(found.args.reason)) ?? found), index: Number(found.args.index) };
}

function decode(data: string): DecodedRevert | undefined {
  const parsed = parse(data);
  if (parsed === undefined) return undefined;
  return { name: parsed.name as DecodedRevert["name"], args: argsOf(parsed) };
}

function parse(data: string): ErrorDescription | undefined {
  try {
    return errors().parseError(data) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Names that ethers leaves out of Solidity's own errors. */
const BUILT_IN: Readonly<Record<string, string>> = { Error: "message", Panic: "code" };

function argsOf({ args, fragment, name }: ErrorDescription): Record<string, unknown> {
  return Object.fromEntries(
    fragment.inputs.map((input, place) => [
      BUILT_IN[name] ?? input.name,
      readValue(input, args[place] as unknown),
    ]),
  );
}

const SAFE_BITS = 48;

function readValue({ type }: ParamType, value: unknown): unknown {
  const bits = /^uint(?<bits>\d+)$/.exec(type)?.groups?.bits;
  return bits !== undefined && Number(bits) <= SAFE_BITS ? Number(value) : value;
}
