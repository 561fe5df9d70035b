import { CairnError, isCairnError } from "@cairn/sdk";
import type { BaseContract } from "ethers";
import { isError } from "ethers";

/** An error of the chain as an error of the SDK: a contract's refusal decoded, a silent node named. */
export function asCairnError({ error, contract }: { error: unknown; contract: BaseContract }): unknown {
  if (isCairnError(error)) return error;
  const data = revertData(error);
  if (data !== undefined) {
    const parsed = contract.interface.parseError(data);
    const values = parsed?.fragment.inputs.map((input, index) => [input.name, `${parsed.args[index]}`]) ?? [];
    return new CairnError("CONTRACT_REVERTED", {
      message: `The contract refused: ${parsed?.name ?? "for a reason that it does not name"}.`,
      details: { contractError: parsed?.name ?? data, ...Object.fromEntries(values) },
      cause: error,
    });
  }
  if (isError(error, "NETWORK_ERROR") || isError(error, "TIMEOUT")) {
    return new CairnError("CHAIN_UNREACHABLE", { cause: error });
  }
  return error;
}

/** The bytes that a contract reverted with, wherever the node's answer put them. */
function revertData(error: unknown): string | undefined {
  for (
    let current = error, depth = 0;
    typeof current === "object" && current !== null && depth < 6;
    depth++
  ) {
    const { data, cause, error: inner, info } = current as Record<string, unknown>;
    if (typeof data === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(data)) return data;
    if (typeof data === "object" && data !== null && typeof (data as { data?: unknown }).data === "string") {
      return (data as { data: string }).data;
    }
    current = cause ?? inner ?? info;
  }
  return undefined;
}
