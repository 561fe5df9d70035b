import { readFile, rename, writeFile } from "node:fs/promises";
import { CairnError } from "@cairn/sdk";
import type { FunctionFragment, Interface } from "ethers";

/** One call for a batch. */
export type SafeCall = { readonly to: string; readonly data: string; readonly interface: Interface };

type Input = { readonly internalType: string; readonly name: string; readonly type: string };

/** A transaction of a batch, as the Safe transaction builder reads it. */
export type SafeTransaction = {
  readonly to: string;
  readonly value: "0";
  readonly data: string;
  readonly contractMethod: {
    readonly inputs: readonly Input[];
    readonly name: string;
    readonly payable: boolean;
  };
  readonly contractInputsValues: Readonly<Record<string, string>>;
};

/** A file of the Safe transaction builder, version 1.0. */
export type SafeBatch = {
  readonly version: "1.0";
  readonly chainId: string;
  readonly createdAt: number;
  readonly meta: {
    readonly name: string;
    readonly description: string;
    readonly createdFromSafeAddress: string;
  };
  readonly transactions: readonly SafeTransaction[];
};

/**
 * Writes calls to a batch file; where it is there already, after those that it holds.
 *
 * Throws `INVALID_ARGUMENT` where the file is not a batch for this chain.
 */
export async function writeSafeBatch({
  file,
  chainId,
  safe,
  description,
  calls,
}: {
  file: string;
  chainId: number;
  safe: string;
  description: string;
  calls: readonly SafeCall[];
}): Promise<SafeBatch> {
  const before = await readSafeBatch({ file, chainId });
  const descriptions = [before?.meta.description ?? "", description].filter(Boolean);
  const batch: SafeBatch = {
    version: "1.0",
    chainId: String(chainId),
    createdAt: Date.now(),
    meta: { name: "Cairn", description: descriptions.join("\n"), createdFromSafeAddress: safe },
    transactions: [...(before?.transactions ?? []), ...calls.map(safeTransaction)],
  };
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(batch, null, 2)}\n`, { flush: true });
  await rename(temporary, file);
  return batch;
}

/** A call as the transaction builder shows it: the method and its values, and the bytes that are sent. */
export function safeTransaction({ to, data, interface: contract }: SafeCall): SafeTransaction {
  const parsed = contract.parseTransaction({ data });
  if (parsed === null) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The contract has no such function.",
      details: { to, data },
    });
  }
  const { fragment, args } = parsed;
  return {
    to,
    value: "0",
    data,
    contractMethod: { inputs: inputsOf(fragment), name: fragment.name, payable: fragment.payable },
    contractInputsValues: Object.fromEntries(
      fragment.inputs.map((input, index) => [input.name, String(args[index])]),
    ),
  };
}

function inputsOf(fragment: FunctionFragment): readonly Input[] {
  return fragment.inputs.map(({ name, type }) => ({ internalType: type, name, type }));
}

async function readSafeBatch({
  file,
  chainId,
}: {
  file: string;
  chainId: number;
}): Promise<SafeBatch | undefined> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  if (text === undefined) return undefined;
  let batch: Partial<SafeBatch>;
  try {
    batch = JSON.parse(text) as Partial<SafeBatch>;
  } catch {
    batch = {};
  }
  if (batch.version === "1.0" && batch.chainId === String(chainId) && Array.isArray(batch.transactions)) {
    return batch as SafeBatch;
  }
  throw new CairnError("INVALID_ARGUMENT", {
    message: `${file} is there already, and is no Safe batch for chain ${chainId}.`,
    details: { file, chainId, found: batch.chainId ?? null },
    fix: "Name another file, or remove this one.",
  });
}
